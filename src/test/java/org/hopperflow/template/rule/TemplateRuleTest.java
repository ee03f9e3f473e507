package org.hopperflow.template.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hopperflow.provider.TemplateDraft.ButtonType.PHONE_NUMBER;
import static org.hopperflow.provider.TemplateDraft.ButtonType.QUICK_REPLY;
import static org.hopperflow.provider.TemplateDraft.ButtonType.URL;
import static org.hopperflow.shared.ButtonPolicy.CLASSIC;
import static org.hopperflow.shared.ButtonPolicy.META;
import static org.hopperflow.template.rule.TemplateRule.*;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hopperflow.media.Media;
import org.hopperflow.media.MediaKind;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.provider.TemplateDraft.Button;
import org.hopperflow.provider.TemplateDraft.Examples;
import org.hopperflow.provider.TemplateDraft.Header;
import org.hopperflow.provider.TemplateDraft.HeaderType;
import org.hopperflow.shared.ButtonPolicy;
import org.hopperflow.shared.FieldError;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.ProviderName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule with what it takes and what it refuses, and where it says the fault is. */
class TemplateRuleTest {

    private static final MediaId FILE = MediaId.next();

    private static final Draft GOOD = new Draft("spring_offer", "MARKETING", "en_US", null, "Hi {{1}}, our spring collection has arrived.", null,
            List.of(), new Examples(null, null, null), Neighbours.NONE, CLASSIC, null, null, true);

    /** A draft that one part of is changed at a time. */
    private record Draft(String name, String category, String language, Header header, String body, String footer, List<Button> buttons,
            Examples examples, Neighbours neighbours, ButtonPolicy policy, Media media, ProviderName provider, boolean reachable) {

        Subject subject() {
            return new Subject(new TemplateDraft(name, category, language, header, body, footer, buttons, examples), neighbours, policy, media,
                    provider, reachable);
        }

        Draft name(String other) {
            return new Draft(other, category, language, header, body, footer, buttons, examples, neighbours, policy, media,
                    provider, reachable);
        }

        Draft category(String other) {
            return new Draft(name, other, language, header, body, footer, buttons, examples, neighbours, policy, media,
                    provider, reachable);
        }

        Draft language(String other) {
            return new Draft(name, category, other, header, body, footer, buttons, examples, neighbours, policy, media,
                    provider, reachable);
        }

        Draft header(String text) {
            return header(new Header(HeaderType.TEXT, text, null));
        }

        Draft header(Header other) {
            return new Draft(name, category, language, other, body, footer, buttons, examples, neighbours, policy, media,
                    provider, reachable);
        }

        /** A header that names a file; one without a type nobody uploaded. */
        Draft header(HeaderType type, String mimeType, long megabytes) {
            Media uploaded = mimeType == null ? null : new Media(FILE, MediaKind.DOCUMENT, mimeType, "file", megabytes * MediaKind.MEGABYTE,
                    "0", Instant.EPOCH);
            return new Draft(name, category, language, new Header(type, null, FILE.toString()), body, footer, buttons, examples,
                    neighbours, policy, uploaded, provider, reachable);
        }

        Draft body(String other) {
            return new Draft(name, category, language, header, other, footer, buttons, examples, neighbours, policy, media,
                    provider, reachable);
        }

        Draft footer(String other) {
            return new Draft(name, category, language, header, body, other, buttons, examples, neighbours, policy, media,
                    provider, reachable);
        }

        Draft buttons(Button... others) {
            return new Draft(name, category, language, header, body, footer, Arrays.asList(others), examples, neighbours, policy, media,
                    provider, reachable);
        }

        Draft replies(int count) {
            return buttons(Collections.nCopies(count, reply("Yes")).toArray(Button[]::new));
        }

        Draft examples(List<String> ofHeader, List<String> ofBody) {
            return new Draft(name, category, language, header, body, footer, buttons, new Examples(ofHeader, ofBody, null), neighbours, policy, media,
                    provider, reachable);
        }

        Draft beside(Neighbours others) {
            return new Draft(name, category, language, header, body, footer, buttons, examples, others, policy, media, provider, reachable);
        }

        Draft over(ProviderName other) {
            return new Draft(name, category, language, header, body, footer, buttons, examples, neighbours, policy, media, other, reachable);
        }

        Draft unreachable() {
            return new Draft(name, category, language, header, body, footer, buttons, examples, neighbours, policy, media, provider, false);
        }

        Draft asMetaAllows() {
            return new Draft(name, category, language, header, body, footer, buttons, examples, neighbours, META, media,
                    provider, reachable);
        }
    }

    /** @param places where the rule is broken, as {@code field} or {@code field@position}; empty when the template is fine */
    private record Example(TemplateRule rule, UnaryOperator<Draft> change, List<String> places) {
        @Override
        public String toString() {
            return rule + (places.isEmpty() ? " takes it" : " refuses " + places);
        }
    }

    private static Example takes(TemplateRule rule, UnaryOperator<Draft> change) {
        return new Example(rule, change, List.of());
    }

    private static Example refuses(TemplateRule rule, UnaryOperator<Draft> change, String... places) {
        return new Example(rule, change, List.of(places));
    }

    private static Button reply(String text) {
        return new Button(QUICK_REPLY, text, null, null);
    }

    private static Button phone(String number) {
        return new Button(PHONE_NUMBER, "Call", number, null);
    }

    private static Button url(String url) {
        return new Button(URL, "Shop", null, url);
    }

    static Stream<Example> examples() {
        return Stream.of(
                takes(NAME_FORM, draft -> draft.name("a_1")), takes(NAME_FORM, draft -> draft.name("a".repeat(512))),
                refuses(NAME_FORM, draft -> draft.name("Spring Offer"), "name"), refuses(NAME_FORM, draft -> draft.name(null), "name"),
                refuses(NAME_FORM, draft -> draft.name("a".repeat(513)), "name"),
                takes(CATEGORY_KNOWN, draft -> draft.category("UTILITY")), refuses(CATEGORY_KNOWN, draft -> draft.category("SPAM"), "category"),
                refuses(CATEGORY_KNOWN, draft -> draft.category("AUTHENTICATION"), "category"),
                takes(LANGUAGE_FORM, draft -> draft.language("fil")), refuses(LANGUAGE_FORM, draft -> draft.language("English"), "language"),
                refuses(LANGUAGE_FORM, draft -> draft.language(null), "language"),
                takes(LANGUAGE_KNOWN, draft -> draft.language("zh_HK")), refuses(LANGUAGE_KNOWN, draft -> draft.language("xx_YY"), "language"),
                takes(NAME_TAKEN, draft -> draft.beside(new Neighbours(1, Set.of("de"), Set.of(), false))),
                refuses(NAME_TAKEN, draft -> draft.beside(new Neighbours(1, Set.of("en_US"), Set.of(), false)), "name"),
                takes(NAME_IN_OTHER_LANGUAGE, draft -> draft.beside(new Neighbours(7, Set.of(), Set.of(), false))),
                refuses(NAME_IN_OTHER_LANGUAGE, draft -> draft.beside(new Neighbours(1, Set.of("de"), Set.of(), false)), "name"),
                takes(BODY_TAKEN, draft -> draft.beside(new Neighbours(1, Set.of(), Set.of("Another body\nAnother footer"), false))),
                refuses(BODY_TAKEN, draft -> draft.body("Our shop has moved.").footer("Bye").beside(
                        new Neighbours(1, Set.of(), Set.of("Our shop has moved.\nBye"), false)), "body"),
                takes(NAME_BLOCKED, draft -> draft),
                refuses(NAME_BLOCKED, draft -> draft.beside(new Neighbours(0, Set.of(), Set.of(), true)), "name"),
                takes(ACCOUNT_FULL, draft -> draft.beside(new Neighbours(249, Set.of(), Set.of(), false))),
                refuses(ACCOUNT_FULL, draft -> draft.beside(new Neighbours(250, Set.of(), Set.of(), false)), "accountKey"),

                takes(HEADER_TYPE, draft -> draft.header("News")),
                refuses(HEADER_TYPE, draft -> draft.header(new Header(null, "News", null)), "header.type"),
                takes(HEADER_FILE_REACHABLE, draft -> draft.header("News").unreachable().over(ProviderName.KALEYRA)),
                takes(HEADER_FILE_REACHABLE, draft -> draft.header(HeaderType.IMAGE, "image/png", 1).unreachable().over(ProviderName.META)),
                takes(HEADER_FILE_REACHABLE, draft -> draft.header(HeaderType.IMAGE, "image/png", 1).over(ProviderName.KALEYRA)),
                refuses(HEADER_FILE_REACHABLE, draft -> draft.header(HeaderType.IMAGE, "image/png", 1).unreachable().over(ProviderName.KALEYRA),
                        "header.type"),
                takes(HEADER_MEDIA, draft -> draft.header("News")),
                takes(HEADER_MEDIA, draft -> draft.header(HeaderType.IMAGE, "image/png", 1)),
                refuses(HEADER_MEDIA, draft -> draft.header(new Header(HeaderType.IMAGE, null, null)), "header.mediaId"),
                refuses(HEADER_MEDIA, draft -> draft.header(new Header(HeaderType.VIDEO, "Look", " ")), "header.mediaId"),
                takes(HEADER_MEDIA_KNOWN, draft -> draft.header(HeaderType.DOCUMENT, "application/pdf", 1)),
                takes(HEADER_MEDIA_KNOWN, draft -> draft.header(new Header(HeaderType.TEXT, "News", "1"))),
                refuses(HEADER_MEDIA_KNOWN, draft -> draft.header(HeaderType.IMAGE, null, 0), "header.mediaId"),
                refuses(HEADER_MEDIA_KNOWN, draft -> draft.header(new Header(HeaderType.IMAGE, null, "nonsense")), "header.mediaId"),
                takes(HEADER_MEDIA_TYPE, draft -> draft.header(HeaderType.IMAGE, "image/jpeg", 5)),
                takes(HEADER_MEDIA_TYPE, draft -> draft.header(HeaderType.VIDEO, "video/3gpp", 16)),
                takes(HEADER_MEDIA_TYPE, draft -> draft.header(HeaderType.DOCUMENT, "application/pdf", 16)),
                refuses(HEADER_MEDIA_TYPE, draft -> draft.header(HeaderType.IMAGE, "video/mp4", 1), "header.mediaId"),
                refuses(HEADER_MEDIA_TYPE, draft -> draft.header(HeaderType.VIDEO, "image/png", 1), "header.mediaId"),
                refuses(HEADER_MEDIA_TYPE, draft -> draft.header(HeaderType.DOCUMENT, "text/plain", 1), "header.mediaId"),
                takes(HEADER_DOCUMENT_SIZE, draft -> draft.header(HeaderType.DOCUMENT, "application/pdf", 16)),
                refuses(HEADER_DOCUMENT_SIZE, draft -> draft.header(HeaderType.DOCUMENT, "application/pdf", 17), "header.mediaId"),
                takes(HEADER_VIDEO_REVIEWED, draft -> draft.header(HeaderType.VIDEO, "video/mp4", 1)),
                refuses(HEADER_VIDEO_REVIEWED, draft -> draft.header(HeaderType.VIDEO, "video/3gpp", 1), "header.mediaId"),
                takes(HEADER_TEXT, draft -> draft), refuses(HEADER_TEXT, draft -> draft.header(" "), "header.text"),
                takes(HEADER_LENGTH, draft -> draft.header("x".repeat(60))),
                refuses(HEADER_LENGTH, draft -> draft.header("x".repeat(61)), "header.text@60"),
                takes(HEADER_VARIABLES, draft -> draft.header("News for {{1}}")),
                refuses(HEADER_VARIABLES, draft -> draft.header("{{1}} and {{2}}"), "header.text@10"),
                takes(HEADER_EXAMPLES, draft -> draft.header("News for {{1}}").examples(List.of("Anna"), null)),
                refuses(HEADER_EXAMPLES, draft -> draft.header("News").examples(List.of("Anna"), null), "examples.header"),

                takes(BODY_TEXT, draft -> draft), refuses(BODY_TEXT, draft -> draft.body("\n "), "body"),
                refuses(BODY_TEXT, draft -> draft.body(null), "body"),
                takes(BODY_LENGTH, draft -> draft.body("x".repeat(1024))),
                refuses(BODY_LENGTH, draft -> draft.body("x".repeat(1025)), "body@1024"),
                takes(BODY_STARTS, draft -> draft.body("Hi {{1}}")), refuses(BODY_STARTS, draft -> draft.body(" {{1}}, hello"), "body@1"),
                takes(BODY_ENDS, draft -> draft.body("Hi {{1}}.")), refuses(BODY_ENDS, draft -> draft.body("Hi {{1}}\n"), "body@3"),
                takes(BODY_ADJACENT, draft -> draft.body("Hi {{1}}, {{2}} is here")),
                refuses(BODY_ADJACENT, draft -> draft.body("Hi {{1}} {{2}} there"), "body@6"),
                takes(BODY_WORDS, draft -> draft.body("Your order {{1}} left")), takes(BODY_WORDS, draft -> draft.body("Hi")),
                refuses(BODY_WORDS, draft -> draft.body("Order {{1}} left!"), "body"),
                refuses(BODY_WORDS, draft -> draft.body("Hi {{1}}, your order {{2}} -- left."), "body"),
                takes(BODY_ALONE, draft -> draft.body("Your code:\n{{1}} is it")),
                refuses(BODY_ALONE, draft -> draft.body("Your code is this\n {{1}}\nKeep it"), "body@19"),
                takes(BODY_EXAMPLES, draft -> draft.examples(null, List.of("Anna"))), takes(BODY_EXAMPLES, draft -> draft),
                refuses(BODY_EXAMPLES, draft -> draft.examples(null, List.of("Anna", "Bob")), "examples.body"),

                takes(VARIABLE_FORM, draft -> draft.body("Hi {{ 1 }}, it is here")),
                refuses(VARIABLE_FORM, draft -> draft.body("Hi {{1}} and {{name}} there"), "body@13"),
                refuses(VARIABLE_FORM, draft -> draft.header("For {{#1}}"), "header.text@4"),
                refuses(VARIABLE_FORM, draft -> draft.buttons(url("https://shop.example/?k={{k}}")), "buttons[0].url@24"),
                takes(VARIABLES_SEQUENTIAL, draft -> draft.body("From {{2}} with love for {{1}} and {{2}}, yours")),
                refuses(VARIABLES_SEQUENTIAL, draft -> draft.body("Hi {{2}}, how are you"), "body"),
                refuses(VARIABLES_SEQUENTIAL, draft -> draft.header("For {{0}}"), "header.text"),
                takes(CONTROL_CHARACTERS, draft -> draft.body("Hi\n\tthere")),
                refuses(CONTROL_CHARACTERS, draft -> draft.body("Hi\u0000 there"), "body@2"),
                refuses(CONTROL_CHARACTERS, draft -> draft.footer("By\u0007e").buttons(reply("Y\u001bes")), "footer@2", "buttons[0].text@1"),
                takes(UTILITY_ASKS, draft -> draft.body("Shall we put something aside?")),
                refuses(UTILITY_ASKS, draft -> draft.category("UTILITY").body("Is it there?").footer("Why?"), "body@11", "footer@3"),

                takes(FOOTER_LENGTH, draft -> draft.footer("x".repeat(60))), refuses(FOOTER_LENGTH, draft -> draft.footer("x".repeat(61)), "footer@60"),
                takes(FOOTER_VARIABLES, draft -> draft.footer("Reply STOP to opt out")),
                refuses(FOOTER_VARIABLES, draft -> draft.footer("Bye {{1}}"), "footer@4"),

                takes(BUTTONS_MIXED, draft -> draft.buttons(phone("+390612345678"), url("https://shop.example"))),
                refuses(BUTTONS_MIXED, draft -> draft.buttons(reply("Yes"), url("https://shop.example")), "buttons"),
                takes(BUTTONS_MIXED, draft -> draft.buttons(reply("Yes"), url("https://shop.example")).asMetaAllows()),
                takes(BUTTONS_QUICK_REPLIES, draft -> draft.replies(3)), refuses(BUTTONS_QUICK_REPLIES, draft -> draft.replies(4), "buttons"),
                takes(BUTTONS_QUICK_REPLIES, draft -> draft.replies(10).asMetaAllows()),
                takes(BUTTONS_CALLS, draft -> draft.buttons(phone("+390612345678"), url("https://shop.example"))),
                refuses(BUTTONS_CALLS, draft -> draft.buttons(phone("+390612345678"), phone("+390612345679")), "buttons"),
                refuses(BUTTONS_CALLS, draft -> draft.buttons(url("https://a.example"), url("https://b.example")), "buttons"),
                takes(BUTTONS_META, draft -> draft.replies(10).asMetaAllows()),
                refuses(BUTTONS_META, draft -> draft.replies(11).asMetaAllows(), "buttons"),
                refuses(BUTTONS_META, draft -> draft.buttons(url("https://a.example"), url("https://b.example"), url("https://c.example"))
                        .asMetaAllows(), "buttons"),
                takes(BUTTONS_GROUPED, draft -> draft.buttons(reply("Yes"), reply("No"), url("https://a.example")).asMetaAllows()),
                refuses(BUTTONS_GROUPED, draft -> draft.buttons(reply("Yes"), url("https://a.example"), reply("No")).asMetaAllows(), "buttons"),
                takes(BUTTON_TYPE, draft -> draft.replies(1)),
                refuses(BUTTON_TYPE, draft -> draft.buttons(null, new Button(null, "Yes", null, null)), "buttons[0].type", "buttons[1].type"),
                takes(BUTTON_TEXT, draft -> draft.replies(1)), refuses(BUTTON_TEXT, draft -> draft.buttons(reply(" ")), "buttons[0].text"),
                takes(BUTTON_LENGTH, draft -> draft.buttons(reply("x".repeat(25)))),
                refuses(BUTTON_LENGTH, draft -> draft.buttons(reply("Yes"), reply("x".repeat(26))), "buttons[1].text"),
                takes(BUTTON_PHONE, draft -> draft.buttons(phone("15550001111"))), takes(BUTTON_PHONE, draft -> draft.buttons(phone("+39 06 123.456-78"))),
                refuses(BUTTON_PHONE, draft -> draft.buttons(phone("call us")), "buttons[0].phoneNumber"),
                refuses(BUTTON_PHONE, draft -> draft.buttons(phone("+999 1234")), "buttons[0].phoneNumber"),
                refuses(BUTTON_PHONE, draft -> draft.buttons(phone(null)), "buttons[0].phoneNumber"),
                takes(BUTTON_URL, draft -> draft.buttons(url("https://shop.example/spring?k={{1}}"))),
                refuses(BUTTON_URL, draft -> draft.buttons(url("shop.example")), "buttons[0].url"),
                refuses(BUTTON_URL, draft -> draft.buttons(url("https://shop")), "buttons[0].url"),
                refuses(BUTTON_URL, draft -> draft.buttons(url("https://shop.example/" + "x".repeat(2000))), "buttons[0].url"),
                takes(BUTTON_SHORT_LINK, draft -> draft.buttons(url("https://bit.ly.example/x"))),
                refuses(BUTTON_SHORT_LINK, draft -> draft.buttons(url("https://bit.ly/x")), "buttons[0].url"),
                refuses(BUTTON_SHORT_LINK, draft -> draft.buttons(url("HTTPS://WWW.TinyURL.com/x")), "buttons[0].url"),
                takes(BUTTON_URL_VARIABLE, draft -> draft.buttons(url("https://shop.example/?k={{1}}"))),
                refuses(BUTTON_URL_VARIABLE, draft -> draft.buttons(url("https://shop.example/{{1}}")), "buttons[0].url"),
                refuses(BUTTON_URL_VARIABLE, draft -> draft.buttons(url("https://shop.example/?k={{1}}&x=1")), "buttons[0].url"),
                refuses(BUTTON_URL_VARIABLE, draft -> draft.buttons(url("https://shop.example/?a={{1}}&k={{2}}")), "buttons[0].url"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_rule_finds_what_breaks_it_and_nothing_else(Example example) {
        assertThat(places(example.rule(), example.change().apply(GOOD))).isEqualTo(example.places());
    }

    @Test
    void every_rule_has_something_it_takes_and_something_it_refuses() {
        Set<TemplateRule> taking = EnumSet.noneOf(TemplateRule.class);
        Set<TemplateRule> refusing = EnumSet.noneOf(TemplateRule.class);
        examples().forEach(example -> (example.places().isEmpty() ? taking : refusing).add(example.rule()));

        assertThat(taking).containsExactlyInAnyOrder(TemplateRule.values());
        assertThat(refusing).containsExactlyInAnyOrder(TemplateRule.values());
    }

    @Test
    void a_good_template_breaks_none() {
        assertThat(Stream.of(Severity.values()).flatMap(severity -> TemplateRule.findings(GOOD.subject(), severity).stream())).isEmpty();
    }

    @Test
    void several_faults_are_told_together_in_the_words_of_the_product() {
        Draft bad = GOOD.name("Bad name").body("Order {{1}} left {{2}}.");

        assertThat(TemplateRule.findings(bad.subject(), Severity.ERROR)).containsExactly(
                new FieldError("name", "invalid-name", "A name takes lower-case letters, digits and underscores, at most 512."),
                new FieldError("body", "too-many-variables", "This template has too many variable parameters for the message length."
                        + " Please reduce them or extend the message length"));
    }

    private static List<String> places(TemplateRule rule, Draft draft) {
        return rule.places(draft.subject()).stream()
                .map(place -> place.position() == null ? place.field() : place.field() + "@" + place.position()).toList();
    }
}
