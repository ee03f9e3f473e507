package org.hopperflow.console.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.hopperflow.shared.AccountKey;
import org.junit.jupiter.api.Test;

class DemoTextsTest {

    @Test
    void the_account_has_the_key_that_the_checks_and_the_documents_name() {
        assertThat(DemoTexts.account()).containsEntry("key", "demo").containsEntry("phoneNumber", "390600000001");
        assertThat(DemoTexts.kaleyra()).containsEntry("key", "demok").containsEntry("provider", "KALEYRA");
        assertThat(DemoTexts.ACCOUNT.value()).matches(AccountKey.PATTERN);
    }

    /** The rules for bodies: no variable at the very start or end, at least three words for each. */
    @Test
    void the_template_keeps_the_rules_it_will_be_checked_by() {
        String body = (String) DemoTexts.template().get("body");

        assertThat(body).doesNotStartWith("{{").doesNotEndWith("}}").hasSizeLessThanOrEqualTo(1024);
        assertThat(body.replaceAll("\\{\\{\\d}}", " ").strip().split("\\W+").length).isGreaterThanOrEqualTo(2 * 3);
    }
}
