package dev.storehouse.warehouse.files;

import java.time.Duration;
import java.util.List;

/**
 * Links to the files of one bucket. Thread-safe. All but {@link #beginParts} are made without a
 * call. Lifetimes are from one second to seven days (Amazon S3 API Reference, "Authenticating
 * requests: using query parameters").
 */
public interface FileLinks {

  /**
   * Fetches a file.
   *
   * @param fileName what a browser calls it: 1 to 200 letters, digits, dots, hyphens, underscores
   * @throws IllegalArgumentException if the name has others
   */
  Link download(String key, String fileName, Duration lifetime);

  /** Sends a file of up to 5 GiB in one request. */
  Link upload(String key, Duration lifetime);

  /**
   * Begins a file that is sent in parts, and gives the upload's id. Left open, it ends in a day.
   */
  String beginParts(String key);

  /**
   * Send one part each, 5 MiB to 5 GiB, the last one any size. Each answer has an {@code ETag},
   * which {@link #completeLink} wants.
   *
   * @param from the first part's number, from 1
   * @param count how many, the last number at most 10 000
   * @throws IllegalArgumentException if the numbers are out of range
   */
  List<Link> partLinks(String key, String uploadId, int from, int count, Duration lifetime);

  /**
   * Puts the parts together: the request's body is a {@code CompleteMultipartUpload} document with
   * the number and ETag of each (Amazon S3 API Reference, "CompleteMultipartUpload").
   */
  Link completeLink(String key, String uploadId, Duration lifetime);

  /** Drops the parts sent so far. */
  Link abortLink(String key, String uploadId, Duration lifetime);
}
