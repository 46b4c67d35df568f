package dev.storehouse.warehouse.webhook;

/** A URL that cannot be that of a webhook. */
public final class WebhookUrlException extends IllegalArgumentException {

  private final WebhookUrlFault fault;

  WebhookUrlException(WebhookUrlFault fault) {
    super(fault.description());
    this.fault = fault;
  }

  /** What is wrong with it. */
  public WebhookUrlFault fault() {
    return fault;
  }
}
