package dev.storehouse.query.guard;

import java.util.List;
import java.util.Set;

/** Exactly one statement, a query by its first word, with its parentheses closed. */
final class OneStatement {

  /** Deeper ones are a way to make a parser slow, not a way to ask something. */
  private static final int DEEPEST_PARENTHESES = 50;

  private static final int MOST_PARTS_OF_A_NAME = 5;

  private static final Set<String> FIRST_WORDS = Set.of("select", "with", "values");

  private OneStatement() {}

  static List<Token> of(List<Token> tokens) {
    List<Token> statement = withoutClosingSemicolon(tokens);
    if (statement.isEmpty()) {
      throw new RefusedException(Fence.LEXER, Position.START, "", "there is no statement");
    }
    refuseSecondStatement(statement);
    refuseUnpairedParentheses(statement);
    refuseLongPaths(statement);
    refuseOtherThanQueries(statement);
    return statement;
  }

  private static List<Token> withoutClosingSemicolon(List<Token> tokens) {
    return !tokens.isEmpty() && tokens.getLast().isSymbol(";")
        ? tokens.subList(0, tokens.size() - 1)
        : tokens;
  }

  private static void refuseSecondStatement(List<Token> tokens) {
    for (Token token : tokens) {
      if (token.isSymbol(";")) {
        throw new RefusedException(
            Fence.LEXER, token.position(), ";", "only one statement is allowed");
      }
    }
  }

  private static void refuseUnpairedParentheses(List<Token> tokens) {
    int depth = 0;
    for (Token token : tokens) {
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
      if (depth < 0) {
        throw new RefusedException(
            Fence.LEXER, token.position(), ")", "the parenthesis was not opened");
      }
      if (depth > DEEPEST_PARENTHESES) {
        throw new RefusedException(
            Fence.LEXER, token.position(), "(", "parentheses are nested at most 50 deep");
      }
    }
    if (depth > 0) {
      throw new RefusedException(
          Fence.LEXER, tokens.getLast().position(), "(", "a parenthesis is not closed");
    }
  }

  // A name of many parts means nothing here, and keeps the parser busy for long.
  private static void refuseLongPaths(List<Token> tokens) {
    int parts = 1;
    for (int at = 1; at < tokens.size(); at++) {
      if (tokens.get(at).isSymbol(".")) {
        parts++;
      } else if (!tokens.get(at - 1).isSymbol(".")) {
        parts = 1;
      }
      if (parts > MOST_PARTS_OF_A_NAME) {
        throw new RefusedException(
            Fence.LEXER, tokens.get(at).position(), ".", "a name has at most 5 parts");
      }
    }
  }

  private static void refuseOtherThanQueries(List<Token> tokens) {
    Token first = tokens.stream().filter(token -> !token.isSymbol("(")).findFirst().orElseThrow();
    if (first.kind() != Token.Kind.WORD || !FIRST_WORDS.contains(first.folded())) {
      throw new RefusedException(
          Fence.GRAMMAR,
          first.position(),
          first.kind() == Token.Kind.WORD ? first.text() : "statement",
          OtherStatements.reason(first));
    }
  }
}
