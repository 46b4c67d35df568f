package dev.storehouse.query.guard;

/** The checks a statement passes, in this order. */
public enum Fence {
  /** Characters, quotes, comments, one statement: read the same way by everybody. */
  LEXER,
  /** It is a query that the grammar knows. */
  GRAMMAR,
  /** Only what is known to read, of everything the grammar knows. */
  CONSTRUCTS,
  /** Only relations of the tenant's catalogue. */
  RELATIONS,
  /** Only functions of the list. */
  FUNCTIONS,
  /** Each parameter of the text has a value. */
  PARAMETERS,
  /** Nothing the caller wrote was lost on the way to the statement that is sent. */
  RENDERING
}
