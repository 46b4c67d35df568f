package dev.storehouse.query.bulk;

/** How much was uploaded. */
record UploadSum(long files, long bytes) {}
