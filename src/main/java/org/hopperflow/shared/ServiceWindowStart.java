package org.hopperflow.shared;

/** From when the 24 hours of the service window count; an account chooses. */
public enum ServiceWindowStart {
    /** From the first template of the conversation: the default, and the rule of the product we start from. */
    TEMPLATE_SENT,
    /** From the customer's latest message: how Meta counts today (Cloud API, "customer service windows"). */
    LAST_CUSTOMER_MESSAGE
}
