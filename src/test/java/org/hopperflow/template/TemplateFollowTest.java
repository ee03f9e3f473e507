package org.hopperflow.template;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hopperflow.provider.Announcement;
import org.hopperflow.provider.ProviderEvent.TemplateChanged;
import org.hopperflow.provider.ProviderSlice;
import org.hopperflow.provider.meta.MetaAccounts;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AccountSaved;
import org.hopperflow.shared.FieldError;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A Meta that is down, slow, strict, or out of patience. */
@ProviderSlice
@DirtiesContext
class TemplateFollowTest {

    private static final AtomicInteger NEXT = new AtomicInteger(100);
    private static final String PENDING = "{\"id\": \"700000000000001\", \"status\": \"PENDING\", \"category\": \"UTILITY\"}";
    private static final String NOTHING = "{\"data\": [], \"paging\": {}}";
    private static final String ONE = """
            {"data": [{"id": "700000000000001", "name": "order_ready", "language": "en_US", "status": "APPROVED", "category": "UTILITY",
                       "components": [{"type": "BODY", "text": "Your order is ready and waits for you."}]}],
             "paging": {"cursors": {"before": "a", "after": "b"}}}
            """;

    @RegisterExtension
    static final WireMockExtension meta = WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @DynamicPropertySource
    static void metaIsHere(DynamicPropertyRegistry properties) {
        properties.add("hopper.meta.base-url", meta::baseUrl);
        properties.add("slice.database", () -> "provider_follow");
    }

    @Autowired
    private TemplateSubmission submission;
    @Autowired
    private TemplateEditing editing;
    @Autowired
    private TemplateRepository templates;
    @Autowired
    private TemplateDesk desk;
    @Autowired
    private TemplateSync sync;
    @Autowired
    private SyncTurnRepository turns;
    @Autowired
    private MetaAccounts accounts;
    @Autowired
    private ApplicationEventPublisher publisher;
    @Autowired
    private Clock clock;

    private final AccountKey account = AccountKey.of("follow" + NEXT.incrementAndGet());

    @Test
    void what_the_provider_could_not_judge_stays_a_draft_and_is_submitted_again() {
        meta.stubFor(post(path(account)).willReturn(aResponse().withStatus(503).withBody("<html>")));
        Template draft = created();
        assertThat(draft.status()).isEqualTo("DRAFT");
        assertThat(draft.reason()).isEqualTo("unavailable: Meta answered HTTP 503 without an error code.");

        meta.stubFor(get(urlPathEqualTo(path(account))).willReturn(okJson(NOTHING)));
        meta.stubFor(post(path(account)).willReturn(okJson(PENDING)));
        Template submitted = submission.submitAgain(draft);

        assertThat(submitted.status()).isEqualTo("PENDING");
        assertThat(submitted.reason()).isNull();
        assertThat(submitted.providerTemplateId()).isEqualTo("700000000000001");
        assertThat(submitted.draft()).isEqualTo(draft.draft());
    }

    @Test
    void a_submission_that_arrived_though_nobody_answered_is_not_repeated() {
        meta.stubFor(post(path(account)).willReturn(okJson(PENDING).withFixedDelay(3_000)));
        Template draft = created();
        assertThat(draft.status()).isEqualTo("DRAFT");
        assertThat(draft.reason()).startsWith("unavailable: Meta does not answer");

        meta.stubFor(get(urlPathEqualTo(path(account))).willReturn(okJson(ONE)));
        Template found = submission.submitAgain(draft);

        assertThat(found.status()).isEqualTo("APPROVED");
        assertThat(found.providerTemplateId()).isEqualTo("700000000000001");
        meta.verify(1, postRequestedFor(urlPathEqualTo(path(account))));
    }

    @Test
    void a_used_up_limit_of_calls_leaves_a_draft_and_says_when_to_come_back() {
        meta.stubFor(post(path(account)).willReturn(aResponse().withStatus(400)
                .withHeader("X-Business-Use-Case-Usage", """
                        {"900100200300400":[{"type":"whatsapp_business_management","call_count":100,"total_cputime":1,"total_time":1,\
                        "estimated_time_to_regain_access":12}]}""")
                .withBody("{\"error\": {\"message\": \"(#80008) Too many management calls.\", \"code\": 80008}}")));

        Template draft = created();

        assertThat(draft.status()).isEqualTo("DRAFT");
        assertThat(draft.reason()).isEqualTo("80008: (#80008) Too many management calls. Meta allows calls again in 12 minutes.");
    }

    @Test
    void a_refusal_is_kept_with_its_code_and_its_words_and_takes_no_other_template_for_its_own() {
        meta.stubFor(post(path(account)).willReturn(refusal(2388024, "There is already English content for this template.")));
        meta.stubFor(get(urlPathEqualTo(path(account))).willReturn(okJson(ONE)));

        Template refused = created();
        sync.sync(account);

        assertThat(refused.status()).isEqualTo("REJECTED");
        assertThat(refused.reason()).isEqualTo("100/2388024: There is already English content for this template.");
        assertThat(find(refused)).isEqualTo(refused);
    }

    @Test
    void a_sync_says_that_a_template_is_paused_and_keeps_why() {
        meta.stubFor(post(path(account)).willReturn(okJson(PENDING)));
        meta.stubFor(get(urlPathEqualTo(path(account))).willReturn(okJson(ONE.replace("APPROVED", "PAUSED"))));
        Template template = created();
        publisher.publishEvent(new TemplateChanged(account, "700000000000001", "order_ready", "en_US",
                "PAUSED", null, null, "FIRST_PAUSE", "1"));

        sync.sync(account);

        assertThat(find(template).status()).isEqualTo("PAUSED");
        assertThat(find(template).reason()).isEqualTo("FIRST_PAUSE");
    }

    @Test
    void an_empty_list_is_believed_when_the_next_one_is_empty_too() {
        meta.stubFor(get(urlPathEqualTo(path(account))).willReturn(okJson(ONE)));
        sync.sync(account);
        Template template = templates.notDeleted(account).get(0);
        meta.stubFor(get(urlPathEqualTo(path(account))).willReturn(okJson(NOTHING)));

        TemplateSync.Synced first = sync.sync(account);

        assertThat(first.gone()).isZero();
        assertThat(first.warnings()).extracting(FieldError::code).containsExactly("templates-missing");
        assertThat(find(template).status()).isEqualTo("APPROVED");

        TemplateSync.Synced second = sync.sync(account);

        assertThat(second.gone()).isOne();
        assertThat(second.warnings()).isEmpty();
        assertThat(find(template).status()).isEqualTo("DELETED");
    }

    @Test
    void a_list_that_lacks_most_is_doubted_and_one_in_between_that_has_them_ends_the_doubt() {
        meta.stubFor(get(urlPathEqualTo(path(account))).willReturn(okJson(list(1, 5))));
        sync.sync(account);
        meta.stubFor(get(urlPathEqualTo(path(account))).willReturn(okJson(list(1, 2))));
        assertThat(sync.sync(account).gone()).isZero();

        meta.stubFor(get(urlPathEqualTo(path(account))).willReturn(okJson(list(1, 5))));
        assertThat(sync.sync(account).warnings()).isEmpty();
        meta.stubFor(get(urlPathEqualTo(path(account))).willReturn(okJson(list(3, 4))));
        assertThat(sync.sync(account).gone()).isZero();
        meta.stubFor(get(urlPathEqualTo(path(account))).willReturn(okJson(list(4, 5))));
        assertThat(sync.sync(account)).as("2 was missing twice, 1 too; 3 only now").satisfies(synced -> {
            assertThat(synced.gone()).isEqualTo(2);
            assertThat(synced.warnings()).hasSize(1);
        });

        assertThat(sync.sync(account).gone()).as("half of what is known is no wonder").isEqualTo(1);
    }

    @Test
    void a_few_missing_templates_are_gone_at_once() {
        meta.stubFor(get(urlPathEqualTo(path(account))).willReturn(okJson(list(1, 5))));
        sync.sync(account);
        meta.stubFor(get(urlPathEqualTo(path(account))).willReturn(okJson(list(1, 3))));

        TemplateSync.Synced synced = sync.sync(account);

        assertThat(synced.gone()).isEqualTo(2);
        assertThat(synced.warnings()).isEmpty();
    }

    @Test
    void an_announced_category_is_read_from_the_list_and_withdrawn_by_it() {
        meta.stubFor(get(urlPathEqualTo(path(account))).willReturn(okJson(announcing("MARKETING"))));
        sync.sync(account);
        sync.sync(account);
        Template template = templates.notDeleted(account).get(0);
        assertThat(template.announced()).isEqualTo(new Announcement("MARKETING", null));

        meta.stubFor(get(urlPathEqualTo(path(account))).willReturn(okJson(ONE)));
        sync.sync(account);
        assertThat(find(template).announced()).as("a list that does not speak of it").isNotNull();
        meta.stubFor(get(urlPathEqualTo(path(account))).willReturn(okJson(announcing("UTILITY"))));
        sync.sync(account);

        assertThat(find(template).announced()).isNull();
        assertThat(find(template).draft().category()).isEqualTo("UTILITY");
    }

    private static String announcing(String category) {
        return ONE.replace("\"category\"", "\"correct_category\": \"" + category + "\", \"category\"");
    }

    /** Templates numbered from {@code first} to before {@code end}. */
    private static String list(int first, int end) {
        return IntStream.range(first, end).mapToObj(number -> """
                {"id": "80000%1$d", "name": "number_%1$d", "language": "en", "status": "APPROVED", "category": "UTILITY",
                 "components": [{"type": "BODY", "text": "Number %1$d waits for you."}]}
                """.formatted(number)).collect(Collectors.joining(",", "{\"data\": [", "], \"paging\": {}}"));
    }

    @Test
    void every_account_has_its_turn_and_one_whose_provider_is_down_waits_for_the_next() {
        AccountKey down = AccountKey.of("down" + account.value());
        meta.stubFor(get(urlPathEqualTo(path(down))).willReturn(aResponse().withStatus(500)));
        meta.stubFor(get(urlPathEqualTo(path(account))).willReturn(okJson(ONE)));
        publisher.publishEvent(new AccountSaved(down, "Down", ListId.next(), false, null));
        publisher.publishEvent(new AccountSaved(account, "Shop", ListId.next(), false, null));
        SyncRounds rounds = new SyncRounds(turns, sync, clock, Duration.ofHours(1));

        rounds.round();

        assertThat(templates.notDeleted(account)).extracting(Template::name, Template::status)
                .containsExactly(tuple("order_ready", "APPROVED"));
        assertThat(templates.notDeleted(down)).isEmpty();
        assertThat(turns.due(clock.instant())).doesNotContain(account, down);
        assertThat(turns.due(clock.instant().plus(Duration.ofHours(1)))).contains(account, down);
    }

    @Test
    void a_deletion_waits_for_a_provider_that_is_down_and_not_for_one_that_does_not_know_the_template() {
        meta.stubFor(post(path(account)).willReturn(okJson(PENDING)));
        Template template = created();
        meta.stubFor(delete(urlPathEqualTo(path(account))).willReturn(aResponse().withStatus(502)));
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> desk.delete(template.id()))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo("provider-unavailable"));
        assertThat(find(template).deletedAt()).isNull();

        meta.stubFor(delete(urlPathEqualTo(path(account))).willReturn(refusal(2593002, "Message template was not found.")));
        desk.delete(template.id());

        assertThat(find(template).deletedAt()).isNotNull();
    }

    @Test
    void an_edit_that_the_provider_refuses_changes_nothing() {
        meta.stubFor(post(path(account)).willReturn(okJson(PENDING.replace("PENDING", "APPROVED"))));
        Template template = created();
        meta.stubFor(post("/v25.0/700000000000001").willReturn(refusal(2388039, "You can edit it once in 24 hours.")));

        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> editing.edit(template.id(), text("Another text, which waits for you.")))
                .withMessage("100/2388039: You can edit it once in 24 hours.")
                .satisfies(broken -> assertThat(broken.code()).isEqualTo("provider-refused"));

        assertThat(find(template)).isEqualTo(template);
    }

    @Test
    void an_edited_draft_is_submitted_with_its_new_text() {
        meta.stubFor(post(path(account)).willReturn(refusal(2388293, "Too many variables.")));
        Template refused = created();
        meta.stubFor(post(path(account)).willReturn(okJson(PENDING)));

        Template edited = editing.edit(refused.id(), text("Another text, which waits for you.")).template();

        assertThat(edited.status()).isEqualTo("PENDING");
        assertThat(edited.reason()).isNull();
        assertThat(edited.draft().body()).isEqualTo("Another text, which waits for you.");
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> editing.edit(refused.id(), text("And another one for you.")))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo("template-not-editable"));
    }

    private static TemplateRequest text(String body) {
        return new TemplateRequest(null, null, null, null, null, body, null, null, null, false, false);
    }

    private Template created() {
        return submission.create(new TemplateRequest(account.value(), "order_ready", "UTILITY", "en_US", null,
                "Your order is ready and waits for you.", null, List.of(), null, false, false)).template();
    }

    private Template find(Template template) {
        return templates.find(template.id()).orElseThrow();
    }

    private String path(AccountKey key) {
        return "/v25.0/" + accounts.credentials(key).wabaId() + "/message_templates";
    }

    private static ResponseDefinitionBuilder refusal(int subcode, String words) {
        return aResponse().withStatus(400).withBody("""
                {"error": {"message": "Invalid parameter", "type": "OAuthException", "code": 100, "error_subcode": %d,
                           "is_transient": false, "error_user_title": "No", "error_user_msg": "%s"}}
                """.formatted(subcode, words));
    }
}
