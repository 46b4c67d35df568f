package dev.storehouse.warehouse.webhook;

/** Why a URL cannot be that of a webhook. The names are stable: clients may see them as codes. */
public enum WebhookUrlFault {
  TOO_LONG("A webhook's URL has at most 2048 characters."),
  MALFORMED("This is not a URL of RFC 3986, written in ASCII."),
  NOT_HTTPS("A webhook's URL begins with https://."),
  HAS_USER_INFO("A webhook's URL holds no user name or password."),
  HAS_FRAGMENT("A webhook's URL has no fragment."),
  BAD_HOST("The host is a full domain name or an IP address in its usual notation."),
  PORT_OUT_OF_RANGE("The port is 443 or 1024 to 65535."),
  NOT_PUBLIC("The address of the host is not a public one.");

  private final String description;

  WebhookUrlFault(String description) {
    this.description = description;
  }

  /** One sentence for people. */
  public String description() {
    return description;
  }
}
