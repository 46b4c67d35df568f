package dev.storehouse.service.functions;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;

/** A handler behind its serialisation: JSON in, JSON out. */
@FunctionalInterface
interface EventHandler {

  byte[] handle(byte[] event, Context context) throws IOException;
}
