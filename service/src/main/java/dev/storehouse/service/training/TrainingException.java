package dev.storehouse.service.training;

/** The training has failed; the message says where, in words for the one who builds the image. */
final class TrainingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TrainingException(String message) {
    super(message);
  }
}
