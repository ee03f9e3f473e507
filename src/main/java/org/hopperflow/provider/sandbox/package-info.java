/**
 * Fake providers, spoken to over real HTTP, and the movable clock. None of it exists when the sandbox is off.
 *
 * <p>A message goes {@code MetaMessagesController} or {@code KaleyraMessagesController} → {@code Reception} → {@code Plan} (what the
 * customer will do) → {@code Courier} (webhooks back, in the words of {@code Entries}).
 */
package org.hopperflow.provider.sandbox;
