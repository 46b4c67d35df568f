package dev.storehouse.query.bulk;

import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.warehouse.bulk.JobFiles;
import dev.storehouse.warehouse.bulk.job.BulkJob;
import dev.storehouse.warehouse.bulk.job.Uploads;
import dev.storehouse.warehouse.files.StoredFile;
import java.util.List;

/** Looks what was uploaded for a job. Thread-safe. */
record UploadedFiles(String bucket, Uploads uploads) {

  /**
   * How much there is.
   *
   * @throws dev.storehouse.shared.problem.ProblemException BULK_JOB_FILES if there is nothing, or
   *     too much
   */
  UploadSum sum(BulkJob job) {
    List<StoredFile> files = uploads.list(place(job));
    if (files.isEmpty() || files.size() > Uploads.MOST_FILES) {
      throw Problem.of(
              ProblemCode.BULK_JOB_FILES,
              "A job has 1 to %d files; GET …/upload-url tells where to send them."
                  .formatted(Uploads.MOST_FILES))
          .asException();
    }
    return new UploadSum(files.size(), files.stream().mapToLong(StoredFile::bytes).sum());
  }

  /** Where a job's files lie. */
  JobFiles place(BulkJob job) {
    return new JobFiles(bucket, job.tenantId(), job.jobId());
  }
}
