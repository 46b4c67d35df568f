package dev.storehouse.local.aws.redshift.bulk;

import java.util.Optional;

/** A row that was not loaded. */
record LoadError(
    S3Location file,
    long line,
    String raw,
    LoadProblem problem,
    Optional<TargetColumn> column,
    String value) {}
