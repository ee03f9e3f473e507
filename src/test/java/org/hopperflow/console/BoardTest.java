package org.hopperflow.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.UnsupportedEncodingException;
import org.hopperflow.access.Groups;
import org.hopperflow.campaign.CampaignStatus;
import org.hopperflow.campaign.HopperCounts;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.RuleBroken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ConsoleTest
class BoardTest {

    @Autowired
    MockMvcTester http;
    @Autowired
    CampaignsInMemory campaigns;

    @BeforeEach
    void nothing_yet() {
        campaigns.clear();
    }

    @Test
    void a_campaign_is_shown_with_its_status_its_reason_and_its_hopper() {
        campaigns.has("Spring <offer>", CampaignStatus.PAUSED, "The account was refused", HopperCounts.of(1_200, 4, 90, 200));

        assertThat(page("/")).contains("Spring &lt;offer&gt;", ">Paused<",
                "The account was refused", ">1,494<", ">1,200<", ">90<", ">200<");
    }

    @Test
    void the_page_has_no_inline_script_or_style() {
        campaigns.has("Spring offer", CampaignStatus.RUNNING, null, HopperCounts.of(1, 1, 1, 1));

        assertThat(page("/")).doesNotContain("style=", "<style", "onclick", "javascript:").doesNotContainPattern("<script(?![^>]*src=)");
    }

    @Test
    void while_only_numbers_change_no_button_is_drawn_again() {
        CampaignId id = campaigns.has("Spring offer", CampaignStatus.RUNNING, null, HopperCounts.of(2, 0, 0, 0));
        String shape = shapeOf(page("/"));
        campaigns.count(id, HopperCounts.of(1, 0, 1, 0));

        String news = page("/campaigns/live?shape=" + shape);

        assertThat(news).contains("id=\"hopper-" + id + "\"", "hx-swap-oob=\"true\"").doesNotContain("<button", "id=\"campaigns\"");
    }

    @Test
    void the_whole_list_is_drawn_again_when_a_campaign_moved_on() {
        CampaignId id = campaigns.has("Spring offer", CampaignStatus.RUNNING, null, HopperCounts.of(2, 0, 0, 0));
        String shape = shapeOf(page("/"));
        campaigns.stop(id);

        assertThat(page("/campaigns/live?shape=" + shape)).contains("id=\"campaigns\"", "hx-swap-oob=\"true\"", ">Stopped<", "Resume");
    }

    @Test
    void a_button_tells_what_it_did() {
        CampaignId id = campaigns.has("Spring offer", CampaignStatus.RUNNING, null, HopperCounts.of(2, 0, 0, 0));

        MvcTestResult answer = http.post().uri("/campaigns/{id}/stop", id).header("HX-Request", "true").with(csrf()).exchange();

        assertThat(text(answer)).contains("Stopped “Spring offer”", ">Stopped<");
        assertThat(campaigns.summary(id).status()).isEqualTo(CampaignStatus.STOPPED);
    }

    @Test
    void a_refused_button_tells_why() {
        CampaignId id = campaigns.has("Spring offer", CampaignStatus.STOPPED, null, HopperCounts.of(0, 3, 0, 0));
        campaigns.refusal = RuleBroken.conflict("template-not-approved", "The template cannot be sent.");

        MvcTestResult answer = http.post().uri("/campaigns/{id}/resume", id).header("HX-Request", "true").with(csrf()).exchange();

        assertThat(text(answer)).contains("The template cannot be sent.", "notice refused");
    }

    @Test
    void a_deleted_campaign_is_told_not_thrown() {
        MvcTestResult answer = http.post().uri("/campaigns/{id}/retry", CampaignId.next())
                .header("HX-Request", "true").with(csrf()).exchange();

        assertThat(answer).hasStatusOk();
        assertThat(text(answer)).contains("There is no campaign");
    }

    @Test
    void without_script_a_button_leads_back_to_the_page() {
        CampaignId id = campaigns.has("Spring offer", CampaignStatus.RUNNING, null, HopperCounts.of(2, 0, 0, 0));

        assertThat(http.post().uri("/campaigns/{id}/stop", id).with(csrf()).exchange()).hasRedirectedUrl("/");
    }

    @Test
    void a_button_without_its_token_does_nothing() {
        CampaignId id = campaigns.has("Spring offer", CampaignStatus.RUNNING, null, HopperCounts.of(2, 0, 0, 0));

        assertThat(http.post().uri("/campaigns/{id}/stop", id).exchange()).hasStatus(403);
        assertThat(campaigns.summary(id).status()).isEqualTo(CampaignStatus.RUNNING);
    }

    @Test
    void an_analyst_looks_and_touches_nothing() {
        campaigns.has("Spring offer", CampaignStatus.RUNNING, null, HopperCounts.of(2, 0, 0, 0));

        assertThat(pageFor("analyst", Groups.ANALYSTS)).contains("Spring offer").doesNotContain("/stop", "New campaign");
    }

    @Test
    void an_agent_is_led_to_the_tasklist() {
        campaigns.has("Spring offer", CampaignStatus.RUNNING, null, HopperCounts.of(2, 0, 0, 0));

        assertThat(pageFor("agent", Groups.AGENTS)).contains("Your conversations wait in").doesNotContain("Spring offer", "New campaign");
    }

    @Test
    void the_demo_starts_in_one_click() {
        MvcTestResult answer = http.post().uri("/campaigns/demo").header("HX-Request", "true").with(csrf()).exchange();

        assertThat(text(answer)).contains("The demo campaign is on its way");
        assertThat(campaigns.asked).singleElement()
                .satisfies(asked -> assertThat(asked.templateId()).isEqualTo(CampaignsInMemory.TEMPLATE));
        assertThat(campaigns.lists).hasSize(1);
    }

    private String pageFor(String name, String group) {
        return text(http.get().uri("/").with(user(name).authorities(() -> Groups.authority(group))).exchange());
    }

    private String page(String path) {
        return text(http.get().uri(path).exchange());
    }

    private static String shapeOf(String page) {
        return page.replaceAll("(?s).*name=\"shape\" value=\"([^\"]+)\".*", "$1");
    }

    private static String text(MvcTestResult answer) {
        assertThat(answer).hasStatus2xxSuccessful();
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
