package org.hopperflow.template.rule;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hopperflow.provider.TemplateDraft.ButtonType;
import org.hopperflow.shared.ButtonPolicy;
import org.hopperflow.shared.PhoneNumbers;
import org.hopperflow.template.rule.Subject.Placed;

/** What a customer may tap. */
final class ButtonRules {

    private static final int QUICK_REPLIES = 3;
    private static final int META_BUTTONS = 10;
    private static final int META_URLS = 2;
    private static final int TEXT = 25;
    private static final int URL = 2000;
    /** Digits may stand apart as people write them. */
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ().-]{3,19}");
    private static final Pattern FULL_URL = Pattern.compile("https?://[^\\s/?#]+\\.[^\\s/?#]+([/?#]\\S*)?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> SHORT_LINKS = WordList.of("short-links.txt");

    private ButtonRules() {
    }

    static List<Place> mixed(Subject subject) {
        boolean mixed = subject.count(ButtonType.QUICK_REPLY) > 0
                && subject.count(ButtonType.PHONE_NUMBER) + subject.count(ButtonType.URL) > 0;
        return Places.when(classic(subject) && mixed, "buttons");
    }

    static List<Place> quickReplies(Subject subject) {
        return Places.when(classic(subject) && subject.count(ButtonType.QUICK_REPLY) > QUICK_REPLIES, "buttons");
    }

    static List<Place> calls(Subject subject) {
        boolean many = subject.count(ButtonType.PHONE_NUMBER) > 1 || subject.count(ButtonType.URL) > 1;
        return Places.when(classic(subject) && many, "buttons");
    }

    static List<Place> metaLimits(Subject subject) {
        boolean many = subject.draft().buttons().size() > META_BUTTONS || subject.count(ButtonType.URL) > META_URLS
                || subject.count(ButtonType.PHONE_NUMBER) > 1;
        return Places.when(!classic(subject) && many, "buttons");
    }

    static List<Place> grouped(Subject subject) {
        List<Boolean> replies = subject.placedButtons().map(placed -> placed.is(ButtonType.QUICK_REPLY)).toList();
        int first = replies.indexOf(true);
        boolean gap = first >= 0 && replies.subList(first, replies.lastIndexOf(true) + 1).contains(false);
        return Places.when(!classic(subject) && gap, "buttons");
    }

    static List<Place> type(Subject subject) {
        return each(subject, placed -> placed.button() == null || placed.button().type() == null, ".type");
    }

    static List<Place> text(Subject subject) {
        return each(subject, placed -> placed.button() != null && placed.text().isBlank(), ".text");
    }

    static List<Place> length(Subject subject) {
        return each(subject, placed -> placed.text().length() > TEXT, ".text");
    }

    static List<Place> phone(Subject subject) {
        return each(subject, placed -> placed.is(ButtonType.PHONE_NUMBER) && !international(placed.button().phoneNumber()), ".phoneNumber");
    }

    static List<Place> url(Subject subject) {
        return each(subject, placed -> placed.is(ButtonType.URL)
                && (placed.url().length() > URL || !FULL_URL.matcher(filled(placed.url())).matches()), ".url");
    }

    static List<Place> shortLink(Subject subject) {
        return each(subject, placed -> placed.is(ButtonType.URL) && hidesWhereItLeads(placed.url()), ".url");
    }

    /** Meta takes one variable, at the end; in the query, since elsewhere it would choose the page. */
    static List<Place> urlVariable(Subject subject) {
        return each(subject, placed -> misplaced(placed.url()), ".url");
    }

    private static boolean classic(Subject subject) {
        return subject.buttons() == ButtonPolicy.CLASSIC;
    }

    private static List<Place> each(Subject subject, Predicate<Placed> broken, String field) {
        return subject.placedButtons().filter(broken).map(placed -> Place.in(placed.path() + field)).toList();
    }

    private static boolean international(String phone) {
        String text = Objects.toString(phone, "");
        if (!PHONE.matcher(text).matches()) {
            return false;
        }
        try {
            PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
            return numbers.isPossibleNumber(numbers.parse("+" + PhoneNumbers.digits(text), null));
        } catch (NumberParseException e) {
            return false;
        }
    }

    private static String filled(String url) {
        return Variable.FORM.matcher(url).replaceAll("x");
    }

    private static boolean hidesWhereItLeads(String url) {
        try {
            String host = Objects.toString(new URI(filled(url)).getHost(), "").toLowerCase(Locale.ROOT);
            return SHORT_LINKS.contains(host.startsWith("www.") ? host.substring("www.".length()) : host);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean misplaced(String url) {
        List<Variable> variables = Variable.in(url);
        return variables.size() > 1
                || variables.stream().anyMatch(variable -> variable.end() != url.length() || !url.substring(0, variable.start()).contains("?"));
    }
}
