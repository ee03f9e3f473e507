/** The room of the adapter for Kaleyra, which is not built yet; its accounts can be stored already. */
package org.hopperflow.provider.kaleyra;
