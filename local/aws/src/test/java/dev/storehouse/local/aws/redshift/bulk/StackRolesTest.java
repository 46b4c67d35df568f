package dev.storehouse.local.aws.redshift.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.Template;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StackRolesTest {

  private static final Stack STACK =
      Template.parse(
              "roles.yaml",
              """
              Resources:
                Warehouse:
                  Type: AWS::IAM::Role
                  Properties:
                    AssumeRolePolicyDocument:
                      Statement:
                        - Effect: Allow
                          Principal: {Service: [redshift.amazonaws.com]}
                          Action: sts:AssumeRole
                    Policies:
                      - PolicyName: files
                        PolicyDocument:
                          Statement:
                            - Effect: Allow
                              Action: s3:GetObject
                              Resource: ['arn:aws:s3:::files/in/*', 'arn:aws:s3:::files/out/*']
                            - Effect: Allow
                              Action: [s3:PutObject]
                              Resource: arn:aws:s3:::files/out/*
                            - Effect: Deny
                              Action: s3:GetObject
                              Resource: arn:aws:s3:::files/secret/*
                            - Effect: Allow
                              Action: s3:ListBucket
                              Resource: arn:aws:s3:::files
                Function:
                  Type: AWS::IAM::Role
                  Properties:
                    AssumeRolePolicyDocument:
                      Statement:
                        - Effect: Allow
                          Principal: {Service: lambda.amazonaws.com}
                          Action: sts:AssumeRole
              """)
          .resolve(Map.of());

  private final StackRoles roles = new StackRoles();

  @Test
  void aRoleThatTrustsRedshiftReachesWhatItsPoliciesSay() {
    roles.deploy(STACK);

    S3Location in = new S3Location("files", "in/");
    S3Location out = new S3Location("files", "out/");
    assertThat(roles.get().reach())
        .isEqualTo(
            Map.of(
                "arn:aws:iam::000000000000:role/storehouse-Warehouse",
                new BulkReach(List.of(in, out), List.of(out))));
  }

  @Test
  void aStatementThatIsEarlierThanTheStackWaitsForIt() {
    CompletableFuture<BulkRoles> asked = CompletableFuture.supplyAsync(roles::get);
    roles.deploy(STACK);

    assertThat(asked.join().reach()).hasSize(1);
  }
}
