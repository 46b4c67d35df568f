package dev.storehouse.gateway.template;

/** A template, or a value given to it, that cannot be resolved; the message names the path. */
public final class TemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String path;

  public TemplateException(String path, String problem) {
    super(path + ": " + problem);
    this.path = path;
  }

  /** Where in the template, as in {@code Resources.OrdersTable.Properties.KeySchema[0]}. */
  public String path() {
    return path;
  }
}
