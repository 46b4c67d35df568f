package dev.storehouse.local.aws.redshift.warehouse;

/** As whom a statement runs. */
public sealed interface Login {

  /** The database user. */
  String user();

  /** With the user name and password of a secret. */
  record WithPassword(String user, String password) implements Login {
    @Override
    public String toString() {
      return "WithPassword[" + user + "]";
    }
  }

  /** With temporary credentials, which IAM gives for a user. */
  record Temporary(String user) implements Login {}
}
