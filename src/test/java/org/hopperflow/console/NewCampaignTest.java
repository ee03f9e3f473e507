package org.hopperflow.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.FieldError;
import org.hopperflow.shared.RuleBroken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ConsoleTest
class NewCampaignTest {

    @Autowired
    MockMvcTester http;
    @Autowired
    CampaignsInMemory campaigns;

    @BeforeEach
    void nothing_yet() {
        campaigns.clear();
    }

    @Test
    void a_campaign_is_made_of_a_template_a_list_and_a_timeout() throws Exception {
        MvcTestResult answer = post(" Summer ", ConsoleRoom.LIST.toString(), "3");

        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getContentAsString()).contains("“Summer” is on its way", "id=\"new-campaign\"")
                .doesNotContain("aria-invalid");
        assertThat(campaigns.asked).singleElement().satisfies(asked -> {
            assertThat(asked.accountKey()).isEqualTo(AccountKey.of("demo"));
            assertThat(asked.responseTimeoutDays()).isEqualTo(3);
        });
        assertThat(campaigns.lists).containsValue(ConsoleRoom.LIST);
    }

    @Test
    void every_wrong_field_is_named_and_what_was_typed_stays() throws Exception {
        MvcTestResult answer = post("Summer", "", "soon");

        assertThat(answer).hasStatus(422);
        assertThat(answer.getResponse().getContentAsString())
                .contains("value=\"Summer\"", "value=\"soon\"", "Choose a contact list.",
                        "a whole number of days", "aria-invalid=\"true\"");
        assertThat(campaigns.asked).isEmpty();
    }

    @Test
    void a_rule_about_no_field_is_told_above_the_form() throws Exception {
        campaigns.refusal = RuleBroken.conflict("template-not-approved",
                "The template \"spring_offer\" cannot be sent: its status is PENDING.");

        MvcTestResult answer = post("Summer", ConsoleRoom.LIST.toString(), "1");

        assertThat(answer).hasStatus(422);
        assertThat(answer.getResponse().getContentAsString()).contains("its status is PENDING.", "value=\"Summer\"");
    }

    @Test
    void a_field_the_form_does_not_have_is_told_above_it() {
        FormErrors errors = FormErrors.of(RuleBroken.invalid(List.of(
                new FieldError("accountKey", "not-of-template", "The template belongs to another account."),
                new FieldError("name", "too-long", "\"name\" has at most 200 characters."))));

        assertThat(errors.above()).containsExactly("The template belongs to another account.");
        assertThat(errors.fields()).containsOnlyKeys("name");
    }

    @Test
    void an_id_that_is_none_is_an_unknown_list() throws Exception {
        MvcTestResult answer = post("Summer", "nonsense", "1");

        assertThat(answer).hasStatus(422);
        assertThat(answer.getResponse().getContentAsString()).contains("There is no such list.");
    }

    @Test
    void without_script_the_whole_page_comes_back_with_the_refusal() throws Exception {
        MvcTestResult answer = http.post().uri("/campaigns").with(csrf()).param("name", "Summer").exchange();

        assertThat(answer).hasStatus(422);
        assertThat(answer.getResponse().getContentAsString()).contains("<html", "Choose a template.", "value=\"Summer\"");
    }

    private MvcTestResult post(String name, String list, String days) {
        return http.post().uri("/campaigns").header("HX-Request", "true").with(csrf())
                .param("name", name).param("templateId", CampaignsInMemory.TEMPLATE.toString()).param("listId", list)
                .param("responseTimeoutDays", days).exchange();
    }
}
