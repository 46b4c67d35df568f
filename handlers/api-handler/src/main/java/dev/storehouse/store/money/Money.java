package dev.storehouse.store.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount of a currency (ISO 4217). The amount always has the currency's number of
 * decimals: 5 EUR are 5.00 EUR.
 */
public record Money(BigDecimal amount, Currency currency) {

  /**
   * Normalises the amount.
   *
   * @throws ArithmeticException if the amount has more decimals than the currency
   */
  public Money {
    amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
  }

  public Money times(long quantity) {
    return new Money(amount.multiply(BigDecimal.valueOf(quantity)), currency);
  }

  /**
   * The sum.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("%s and %s do not add".formatted(this, other));
    }
    return new Money(amount.add(other.amount), currency);
  }

  /** The amount in plain digits, for instance {@code 19.90}. */
  public String plainAmount() {
    return amount.toPlainString();
  }

  @Override
  public String toString() {
    return plainAmount() + " " + currency.getCurrencyCode();
  }
}
