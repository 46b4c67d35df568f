/** Access tokens: signing them, and verifying them before anything in them is believed. */
@NullMarked
package dev.storehouse.shared.identity.token;

import org.jspecify.annotations.NullMarked;
