package dev.storehouse.local.streams;

import dev.storehouse.local.aws.port.Json;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/** Records as Lambda hands them to functions ("Using AWS Lambda with Amazon DynamoDB"). */
final class RecordDocument {

  private RecordDocument() {}

  static byte[] event(List<Record> records, String streamArn, String region) {
    return Json.write(
        Map.of("Records", records.stream().map(each -> record(each, streamArn, region)).toList()));
  }

  private static Map<String, Object> record(Record record, String streamArn, String region) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("eventID", record.eventID());
    document.put("eventName", record.eventNameAsString());
    document.put("eventVersion", record.eventVersion());
    document.put("eventSource", "aws:dynamodb");
    document.put("awsRegion", region);
    document.put("dynamodb", change(record.dynamodb()));
    document.put("eventSourceARN", streamArn);
    return document;
  }

  private static Map<String, Object> change(StreamRecord change) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(
        "ApproximateCreationDateTime", change.approximateCreationDateTime().getEpochSecond());
    document.put("Keys", item(change.keys()));
    if (change.hasNewImage()) {
      document.put("NewImage", item(change.newImage()));
    }
    if (change.hasOldImage()) {
      document.put("OldImage", item(change.oldImage()));
    }
    document.put("SequenceNumber", change.sequenceNumber());
    document.put("SizeBytes", change.sizeBytes());
    document.put("StreamViewType", change.streamViewTypeAsString());
    return document;
  }

  private static Map<String, Object> item(Map<String, AttributeValue> item) {
    Map<String, Object> document = new LinkedHashMap<>();
    item.forEach((name, value) -> document.put(name, value(value)));
    return document;
  }

  private static Map<String, Object> value(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case BOOL -> Map.of("BOOL", value.bool());
      case NUL -> Map.of("NULL", true);
      case B -> Map.of("B", base64(value.b()));
      case SS -> Map.of("SS", value.ss());
      case NS -> Map.of("NS", value.ns());
      case BS -> Map.of("BS", value.bs().stream().map(RecordDocument::base64).toList());
      case L -> Map.of("L", value.l().stream().map(RecordDocument::value).toList());
      case M -> Map.of("M", item(value.m()));
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("an attribute of a kind that is not known");
    };
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArray());
  }
}
