package dev.storehouse.worker.orders;

import java.util.Optional;

/** What became of an item: it is new if there is nothing before, gone if there is nothing after. */
record Change(Optional<Image> before, Optional<Image> after) {}
