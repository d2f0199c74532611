package dev.seawall.testkit.aws.shapes;

/**
 * What is wrong in a document, in a line. A value that the service model does not list is told
 * apart: services add values before botocore knows them.
 */
public record Complaint(String text, boolean unlisted) {
  @Override
  public String toString() {
    return text;
  }
}
