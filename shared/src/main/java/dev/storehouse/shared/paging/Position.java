package dev.storehouse.shared.paging;

/**
 * A place in a list: the sort key of the last item that was seen. Items inserted or deleted
 * elsewhere do not move it.
 */
public record Position(String after) {}
