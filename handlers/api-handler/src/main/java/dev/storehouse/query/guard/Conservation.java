package dev.storehouse.query.guard;

/**
 * Nothing the caller wrote is lost: the tokens of the statement, in their order, stand in the
 * rendered one. A clause that the parser knows and the renderer does not write is found here, with
 * its place, whatever it is.
 */
final class Conservation {

  private Conservation() {}

  static void check(Source source, String rendered) {
    Alignment.of(source.tokensShown(), Lexer.read(rendered))
        .lost()
        .ifPresent(
            lost -> {
              throw refused(lost);
            });
  }

  private static RefusedException refused(Token lost) {
    String construct = lost.named();
    return new RefusedException(
        Fence.RENDERING,
        lost.position(),
        construct,
        "the clause around "
            + construct
            + " is not supported; write the query without it, or in another way");
  }
}
