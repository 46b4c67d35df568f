package dev.storehouse.query.guard;

import java.util.Locale;
import net.sf.jsqlparser.parser.ASTNodeAccess;

/** A name as the parser gives it back, and what the caller wrote for it. */
record Names(Source source) {

  /** As it is written in the rendered statement. */
  String written(String fromParser) {
    return isPlaceholder(fromParser) ? token(fromParser).written() : plain(fromParser);
  }

  /** As the warehouse keeps it: unquoted names fold to lower case. */
  String stored(String fromParser) {
    if (!isPlaceholder(fromParser)) {
      return plain(fromParser).toLowerCase(Locale.ROOT);
    }
    Token token = token(fromParser);
    return token.kind() == Token.Kind.WORD ? token.folded() : token.text();
  }

  private static boolean isPlaceholder(String fromParser) {
    return fromParser.startsWith("\"");
  }

  private Token token(String fromParser) {
    return source.placeholder(fromParser.substring(1, fromParser.length() - 1), 'q');
  }

  private String plain(String name) {
    if (name.startsWith("'")) {
      throw source.refusedLiteral(name.substring(1, name.length() - 1));
    }
    boolean isName =
        !name.isEmpty()
            && Characters.startsName(name.charAt(0))
            && name.chars().allMatch(character -> Characters.continuesName((char) character));
    if (!isName) {
      throw new RefusedException(
          Fence.CONSTRUCTS, source.positionOf(name), name, "this is not a name");
    }
    return name;
  }

  Position positionOf(ASTNodeAccess node) {
    return source.positionOf(node);
  }
}
