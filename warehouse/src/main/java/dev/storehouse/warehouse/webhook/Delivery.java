package dev.storehouse.warehouse.webhook;

/**
 * What came of one attempt to send a webhook. Reasons are sentences that the webhook's owner may
 * read: they hold nothing of the answer but its status, and no address.
 */
public sealed interface Delivery {

  /**
   * The receiver has it.
   *
   * @param status 200 to 299
   */
  record Delivered(int status) implements Delivery {}

  /** It was not or will not be taken, and sending it again would not change that. */
  record Refused(String reason) implements Delivery {}

  /** It may have arrived or not; it is worth sending again. */
  record Failed(String reason) implements Delivery {}
}
