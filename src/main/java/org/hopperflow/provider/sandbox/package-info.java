/**
 * Fake providers, spoken to over real HTTP, and the movable clock. None of it exists when the sandbox is off.
 *
 * <p>A message goes {@code MetaMessagesController} → {@code Reception} → {@code Plan} (what the customer will do) → {@code Courier}
 * (signed webhooks back).
 */
package org.hopperflow.provider.sandbox;
