/** The run that an image's AOT cache is made from: each function's first requests, without AWS. */
@NullMarked
package dev.storehouse.service.training;

import org.jspecify.annotations.NullMarked;
