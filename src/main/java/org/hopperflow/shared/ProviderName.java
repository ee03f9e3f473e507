package org.hopperflow.shared;

/** Who carries our messages to WhatsApp. */
public enum ProviderName { META, KALEYRA }
