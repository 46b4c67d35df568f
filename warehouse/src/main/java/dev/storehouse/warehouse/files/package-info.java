/** The files of bulk jobs, and links by which clients fetch and send them without us in between. */
@NullMarked
package dev.storehouse.warehouse.files;

import org.jspecify.annotations.NullMarked;
