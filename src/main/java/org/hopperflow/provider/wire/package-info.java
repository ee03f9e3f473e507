/** What every adapter shares below its wire format: one pooled HTTP client, and how to tell a call that never left from one that may have. */
package org.hopperflow.provider.wire;
