package dev.storehouse.local.aws.port;

/** Text within XML. */
final class Xml {

  private Xml() {}

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
