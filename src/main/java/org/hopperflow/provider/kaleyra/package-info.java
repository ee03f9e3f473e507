/**
 * Kaleyra, in both of its generations. {@link org.hopperflow.provider.kaleyra.KaleyraProvider} is the way in, laid out as the room of Meta
 * is: sending, templates, webhook. The second generation carries Meta's own documents in envelopes; the first has flat fields.
 */
package org.hopperflow.provider.kaleyra;
