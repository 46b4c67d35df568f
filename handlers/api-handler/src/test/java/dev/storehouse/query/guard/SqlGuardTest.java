package dev.storehouse.query.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlGuardTest {

  private static final String ORDERS = "\"acme\".\"orders\"";

  @Test
  void capsAStatementWithoutOrderByAroundIt() {
    assertThat(Statements.accepted("select order_id, order_id from orders limit 500").sql())
        .isEqualTo(
            "SELECT * FROM (SELECT order_id, order_id FROM "
                + ORDERS
                + " LIMIT 500) AS \"result\" LIMIT 101");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select a from orders order by a|LIMIT 101",
        "select a from orders order by a limit 500|LIMIT 101",
        "select a from orders order by a limit 101|LIMIT 101",
        "select a from orders order by a limit 7|LIMIT 7",
        "select a from orders order by a limit all|LIMIT 101",
        "select a from orders order by a limit null|LIMIT 101",
        "select a from orders order by a fetch first null rows only|LIMIT 101",
        "select a from orders order by a limit 500 offset 9|LIMIT 101 OFFSET 9",
        "select a from orders order by a offset 9|LIMIT 101 OFFSET 9",
        "select top 500 a from orders order by a|LIMIT 101",
        "select top (7) a from orders order by a|LIMIT 7",
        "select a from orders order by a fetch first 7 rows only|LIMIT 7",
        "select a from orders order by a limit 99999999999999999999|LIMIT 101"
      })
  void keepsTheOrderOfAnOrderedStatementByCappingItsOwnLimit(String sql, String ending) {
    assertThat(Statements.accepted(sql).sql())
        .isEqualTo("SELECT a FROM " + ORDERS + " ORDER BY a " + ending);
  }

  @Test
  void keepsTheOrderInsideParentheses() {
    assertThat(Statements.accepted("(select a from orders order by a)").sql())
        .isEqualTo("(SELECT a FROM " + ORDERS + " ORDER BY a LIMIT 101)");
  }

  @Test
  void capsAParameterisedLimitFromOutside() {
    assertThat(Statements.accepted("select a from orders order by a limit :rows").sql())
        .isEqualTo(
            "SELECT * FROM (SELECT a FROM "
                + ORDERS
                + " ORDER BY a LIMIT :rows) AS \"result\" LIMIT 101");
  }

  @Test
  void leavesCommonTablesInFrontOfTheCap() {
    assertThat(Statements.accepted("with recursive n (i) as (select 1) select i from n").sql())
        .isEqualTo(
            "WITH RECURSIVE n (i) AS (SELECT 1) SELECT * FROM (SELECT i FROM n)"
                + " AS \"result\" LIMIT 101");
  }

  @Test
  void topLimitsItsBranchOnly() {
    assertThat(Statements.rendered("select top 5 a from orders union select b from items"))
        .isEqualTo("(SELECT a FROM " + ORDERS + " LIMIT 5) UNION SELECT b FROM \"acme\".\"items\"");
  }

  @Test
  void qualifiesRelationsAndNotCommonTables() {
    assertThat(Statements.rendered("with items as (select * from items) select * from items"))
        .isEqualTo("WITH items AS (SELECT * FROM \"acme\".\"items\") SELECT * FROM items");
  }

  @Test
  void tellsWhatItReadsAndCalls() {
    Verdict.Accepted accepted =
        Statements.accepted("select Lower(note), sum(total) from orders, items group by 1");
    assertThat(accepted.relations())
        .containsExactlyInAnyOrder(
            new RelationName("acme", "orders"), new RelationName("acme", "items"));
    assertThat(accepted.functions()).containsExactlyInAnyOrder("lower", "sum");
    assertThat(accepted.fences())
        .hasSize(Fence.values().length)
        .allMatch(outcome -> outcome.answer() == Verdict.Answer.PASSED);
  }

  @Test
  void tellsWhichFenceRefused() {
    Verdict verdict = Statements.check("select pg_sleep(1)");
    assertThat(verdict.fences())
        .contains(
            new Verdict.Outcome(Fence.RELATIONS, Verdict.Answer.PASSED),
            new Verdict.Outcome(Fence.FUNCTIONS, Verdict.Answer.REFUSED),
            new Verdict.Outcome(Fence.PARAMETERS, Verdict.Answer.NOT_REACHED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select order_id,\\n  pg_sleep(1) from orders|2|3|pg_sleep",
        "select *\\nfrom   beta.secrets|2|8|beta.secrets",
        "select 1\\n  from orders for update|2|15|FOR",
        "select 'a',\\n 'b\\' from orders|2|2|\\",
        "select 1; select 2|1|9|;",
        "select a\\n\\n from orders wher b|3|19|b",
        "delete from orders|1|1|delete",
        "/* c */ drop table orders|1|9|drop",
        "select :unknown|1|8|:unknown",
        "select x.a from orders|1|8|x",
        "select a\\nfrom|2|1|from",
        "select a from orders where|1|22|where",
        "select a,\\n from orders|1|9|,",
        "select *\\n exclude a from orders|2|10|a",
        "select a from orders,\\n orders o, o.a as b at c|2|21|at",
        "select a 'b' from orders|1|10|literal",
        "select a from orders\\n tablesample (10)|2|2|tablesample",
        "select listagg(a, 1, 2, 3, 4) within group (order by a) from orders|1|38|group",
        "select 1,\\n current_schema|2|2|current_schema",
        "select a.b.c.d.e.f from orders|1|17|."
      })
  void namesTheConstructAndItsPlace(String sql, int line, int column, String construct) {
    Refusal refusal = Statements.refusal(sql.replace("\\n", "\n"));
    assertThat(refusal.position()).isEqualTo(new Position(line, column));
    assertThat(refusal.construct()).isEqualTo(construct);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explain select 1|queries:explain",
        "show tables|catalog",
        "insert into orders values (1)|bulk jobs",
        "unload ('select 1') to 's3://x'|bulk jobs",
        "create table x as select 1|WITH",
        "set search_path to x|settings",
        "table orders|SELECT * FROM",
        "select 'a' 'b'|\\|\\|",
        "select * from generate_series(1, 2)|WITH RECURSIVE",
        "select a from orders o where a in (select a from b connect by a = b)|WITH RECURSIVE",
        "select current_user|quote the name",
        "select a as 'b' from orders|double quotes",
        "select 'a'::regclass|varchar"
      })
  void aRefusalTellsWhatToDoInstead(String sql, String advice) {
    assertThat(Statements.refusal(sql).reason()).contains(advice.replace("\\", ""));
  }

  @Test
  void aRefusalRepeatsNoLiteralAndNoNameOfOurs() {
    for (String line : Statements.lines("hostile.sql")) {
      String sql = Statements.withCharacters(line.substring(line.indexOf('|') + 1).strip());
      assertThat(Statements.refusal(sql).reason()).as(sql).doesNotContainPattern("[spq][0-9]");
    }
  }

  @Test
  void aRefusalRepeatsNoLiteral() {
    Refusal refusal = Statements.refusal("select 1 from orders where 'secret' 5");
    assertThat(refusal.toString()).doesNotContain("secret");
    assertThat(Statements.refusal("select a from orders 'secret'").toString())
        .doesNotContain("secret");
  }

  @Test
  void bindsValuesAndWritesNullAndTheEmptyString() {
    Verdict.Accepted accepted =
        Statements.accepted("select :id, :id, :empty, :nothing from orders order by 1");
    assertThat(accepted.sql()).startsWith("SELECT :id, :id, '', NULL FROM");
    assertThat(accepted.parameters()).containsExactly(new BoundParameter("id", "1"));
  }

  @Test
  void castsParametersThatHaveAType() {
    List<Parameter> typed =
        List.of(
            new Parameter("a", Optional.of("1"), Optional.of("decimal(12, 2)")),
            new Parameter("b", Optional.empty(), Optional.of("DATE")),
            new Parameter("c", Optional.of(""), Optional.of("varchar")));
    Verdict verdict = check("select :a, :b, :c", typed, FunctionList.ofRedshift());
    assertThat(((Verdict.Accepted) verdict).sql())
        .isEqualTo("SELECT CAST(:a AS decimal(12, 2)), CAST(NULL AS DATE), CAST('' AS varchar)");
  }

  @Test
  void refusesTypesThatAreNoTypes() {
    for (String type : List.of("regclass", "int) --", "varchar(10", "int; x", "")) {
      List<Parameter> typed = List.of(new Parameter("a", Optional.of("1"), Optional.of(type)));
      Verdict verdict = check("select :a", typed, FunctionList.ofRedshift());
      assertThat(((Verdict.Refused) verdict).refusal().fence()).isEqualTo(Fence.PARAMETERS);
    }
  }

  @Test
  void refusesAParameterGivenTwice() {
    List<Parameter> twice = List.of(Parameter.of("a", "1"), Parameter.of("a", "2"));
    Verdict verdict = check("select :a", twice, FunctionList.ofRedshift());
    assertThat(((Verdict.Refused) verdict).refusal().fence()).isEqualTo(Fence.PARAMETERS);
  }

  @Test
  void letsRegisteredFunctionsBeCalled() {
    FunctionList functions = FunctionList.ofRedshift().and(Set.of("F_Tax", "acme.f_net"));
    assertThat(check("select f_tax(1), acme.f_net(2)", List.of(), functions))
        .isInstanceOf(Verdict.Accepted.class);
    assertThat(check("select f_net(2)", List.of(), functions)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void keepsNamesThatTheParserReserves() {
    assertThat(Statements.rendered("select e.returns as returns, statement from events e"))
        .isEqualTo("SELECT e.returns AS returns, statement FROM \"acme\".\"events\" AS e");
  }

  @Test
  void readsALongFirstBranchOfASetOperation() {
    String many = "'x'" + ", 'x'".repeat(500);
    assertThat(
            Statements.rendered(
                "select a from ((select a from orders where b in ("
                    + many
                    + ")) intersect (select a from items)) t"))
        .endsWith(" INTERSECT (SELECT a FROM \"acme\".\"items\")) AS t");
  }

  @Test
  void aSchemaOfTheSystemIsRefusedEvenIfTheCatalogueHasIt() {
    Catalogue careless =
        Catalogue.of(List.of("pg_catalog"), Set.of(new RelationName("pg_catalog", "pg_user")));
    SqlGuard guard = new SqlGuard(FunctionList.ofRedshift());
    for (String sql : List.of("select * from pg_user", "select * from pg_catalog.pg_user")) {
      Verdict verdict = guard.check(sql, List.of(), careless, new RowCap.Unlimited());
      assertThat(((Verdict.Refused) verdict).refusal().fence()).isEqualTo(Fence.RELATIONS);
    }
  }

  @Test
  void refusesCapsAndNamesOutOfRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RowCap.AtMost(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new RowCap.AtMost(1_000_001));
    assertThatIllegalArgumentException().isThrownBy(() -> Parameter.of("a b", "1"));
    assertThatIllegalArgumentException().isThrownBy(() -> new RelationName("", "a"));
  }

  private static Verdict check(String sql, List<Parameter> parameters, FunctionList functions) {
    return new SqlGuard(functions)
        .check(sql, parameters, Statements.CATALOGUE, new RowCap.Unlimited());
  }
}
