package dev.storehouse.store.money;

import dev.storehouse.http.JsonBody;
import dev.storehouse.http.TextRule;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads prices from request bodies. */
public final class Prices {

  private static final BigDecimal MOST = new BigDecimal("999999999.99");
  private static final TextRule CODE =
      TextRule.matching(Pattern.compile("[A-Z]{3}"), "The currency is an ISO 4217 code.");

  private Prices() {}

  /**
   * The price in {@code price} and {@code currency}, from 0 to 999,999,999.99; zero if something is
   * wrong with it, which {@code body} then knows.
   *
   * @param fallback the currency when the body does not name one
   */
  public static Money read(JsonBody body, Currency fallback) {
    BigDecimal amount = body.decimal("price");
    Currency currency =
        body.optionalText("currency", CODE).flatMap(code -> currency(body, code)).orElse(fallback);
    return of(body, amount, currency);
  }

  private static Money of(JsonBody body, BigDecimal amount, Currency currency) {
    Money nothing = new Money(BigDecimal.ZERO, currency);
    if (amount.signum() < 0 || amount.compareTo(MOST) > 0) {
      body.reject("price", "OUT_OF_RANGE", "The price is from 0 to " + MOST + ".");
      return nothing;
    }
    if (amount.signum() != 0
        && amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
      body.reject(
          "price",
          "INVALID_FORMAT",
          "%s has %d decimals."
              .formatted(currency.getCurrencyCode(), currency.getDefaultFractionDigits()));
      return nothing;
    }
    return amount.signum() == 0 ? nothing : new Money(amount, currency);
  }

  private static Optional<Currency> currency(JsonBody body, String code) {
    Optional<Currency> currency =
        Currency.availableCurrencies()
            .filter(known -> known.getCurrencyCode().equals(code))
            .filter(known -> known.getDefaultFractionDigits() >= 0)
            .findAny();
    if (currency.isEmpty()) {
      body.reject("currency", "INVALID_FORMAT", "There is no currency " + code + ".");
    }
    return currency;
  }
}
