package org.hopperflow.template.rule;

import static org.hopperflow.template.rule.Severity.ERROR;
import static org.hopperflow.template.rule.Severity.WARNING;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hopperflow.shared.FieldError;
import org.hopperflow.shared.PublicAddress;

/** Every rule for templates: its code, its sentence, what it comes to, who made it, and the function that finds where it is broken. */
public enum TemplateRule {

    NAME_FORM("invalid-name", ERROR, "A name takes lower-case letters, digits and underscores, at most 512.",
            Source.META_COMPONENTS, NameRules::form),
    CATEGORY_KNOWN("invalid-value", ERROR, "\"category\" is MARKETING or UTILITY.", Source.META_CATEGORIES, NameRules::category),
    LANGUAGE_FORM("invalid-value", ERROR, "\"language\" is a code such as en or en_US.", Source.META_LANGUAGES, NameRules::language),
    LANGUAGE_KNOWN("unknown-language", WARNING, "Meta's list of languages did not have this one when it was last looked at.",
            Source.META_LANGUAGES, NameRules::languageKnown),
    NAME_TAKEN("duplicate-name", ERROR, "There is a template of this name in this language already.", Source.PRODUCT, NameRules::taken),
    NAME_IN_OTHER_LANGUAGE("same-name-other-language", WARNING, "There is a template of this name in another language.",
            Source.PRODUCT, NameRules::inOtherLanguage),
    NAME_BLOCKED("name-blocked", ERROR, "An approved template of this name and language was deleted less than 30 days ago; until then the"
            + " name is blocked.", Source.META_LIMITS, NameRules::blocked),
    ACCOUNT_FULL("too-many-templates", ERROR, "An account has at most 250 templates.", Source.PRODUCT, NameRules::accountFull),

    HEADER_TYPE("required", ERROR, "\"header.type\" is TEXT, IMAGE, VIDEO or DOCUMENT.", Source.META_COMPONENTS, HeaderRules::type),
    HEADER_FILE_REACHABLE("no-public-address", ERROR, PublicAddress.MISSING, Source.KALEYRA_MEDIA, HeaderRules::fileReachable),
    HEADER_MEDIA("required", ERROR, "A header with an image, a video or a document needs \"header.mediaId\", the id of an uploaded file.",
            Source.META_COMPONENTS, HeaderRules::media),
    HEADER_MEDIA_KNOWN("unknown-media", ERROR, "There is no uploaded file with this id.", Source.PRODUCT, HeaderRules::mediaKnown),
    HEADER_MEDIA_TYPE("wrong-media-type", ERROR, "An image header takes JPEG or PNG, a video header MP4 or 3GP, a document header PDF.",
            Source.PRODUCT, HeaderRules::mediaType),
    HEADER_DOCUMENT_SIZE("too-large", ERROR, "A document in a header has at most 16 MB.", Source.PRODUCT, HeaderRules::documentSize),
    HEADER_VIDEO_REVIEWED("video-not-shown", WARNING, "Meta's reviewers are shown MP4 videos only; it may refuse this one.",
            Source.META_UPLOAD, HeaderRules::videoReviewed),
    HEADER_TEXT("required", ERROR, "\"header.text\" is required.", Source.META_COMPONENTS, HeaderRules::text),
    HEADER_LENGTH("too-long", ERROR, "A header has at most 60 characters.", Source.META_COMPONENTS, HeaderRules::length),
    HEADER_VARIABLES("too-many-variables", ERROR, "A header has at most one variable.", Source.META_COMPONENTS, HeaderRules::variables),
    HEADER_EXAMPLES("wrong-number", ERROR, "There is one example for each variable of the header, or none.",
            Source.META_COMPONENTS, HeaderRules::examples),

    BODY_TEXT("required", ERROR, "\"body\" is required.", Source.META_COMPONENTS, BodyRules::text),
    BODY_LENGTH("too-long", ERROR, "A body has at most 1024 characters.", Source.META_COMPONENTS, BodyRules::length),
    BODY_TAKEN("duplicate-text", WARNING, "Another template of the account has this body and footer; providers refuse the second one.",
            Source.META_COMPONENTS, BodyRules::taken),
    BODY_STARTS("variable-at-start", ERROR, "A body does not start with a variable.", Source.META_COMPONENTS, BodyRules::starts),
    BODY_ENDS("variable-at-end", ERROR, "A body does not end with a variable.", Source.META_COMPONENTS, BodyRules::ends),
    BODY_ADJACENT("variables-adjacent", ERROR, "Two variables need words between them.", Source.META_COMPONENTS, BodyRules::adjacent),
    BODY_WORDS("too-many-variables", ERROR, "This template has too many variable parameters for the message length. Please reduce them or"
            + " extend the message length", Source.PRODUCT, BodyRules::words),
    BODY_ALONE("variable-alone", ERROR, "A variable does not stand alone on a row.", Source.PRODUCT, BodyRules::alone),
    BODY_EXAMPLES("wrong-number", ERROR, "There is one example for each variable of the body, or none.",
            Source.META_COMPONENTS, BodyRules::examples),

    VARIABLE_FORM("invalid-variable", ERROR, "A variable is written {{1}}, with a number.", Source.META_COMPONENTS, TextRules::variableForm),
    VARIABLES_SEQUENTIAL("variables-not-sequential", ERROR, "Variables are numbered {{1}}, {{2}}, … without a gap.",
            Source.META_COMPONENTS, TextRules::sequential),
    CONTROL_CHARACTERS("invalid-value", ERROR, "A text has no control characters.", Source.PRODUCT, TextRules::controlCharacters),
    UTILITY_ASKS("question-in-utility", ERROR, "A utility template has no question mark.", Source.PRODUCT, TextRules::utilityAsks),

    FOOTER_LENGTH("too-long", ERROR, "A footer has at most 60 characters.", Source.META_COMPONENTS, FooterRules::length),
    FOOTER_VARIABLES("no-variables", ERROR, "A footer has no variables.", Source.PRODUCT, FooterRules::variables),

    BUTTONS_MIXED("mixed-buttons", ERROR, "Quick replies and call to action are never mixed.", Source.PRODUCT, ButtonRules::mixed),
    BUTTONS_QUICK_REPLIES("too-many-buttons", ERROR, "At most three quick replies.", Source.PRODUCT, ButtonRules::quickReplies),
    BUTTONS_CALLS("too-many-buttons", ERROR, "At most one phone number and one URL.", Source.PRODUCT, ButtonRules::calls),
    BUTTONS_META("too-many-buttons", ERROR, "At most ten buttons, of them two URLs and one phone number.",
            Source.META_COMPONENTS, ButtonRules::metaLimits),
    BUTTONS_GROUPED("buttons-not-grouped", ERROR, "Quick replies stand side by side.", Source.META_COMPONENTS, ButtonRules::grouped),
    BUTTON_TYPE("required", ERROR, "A button's type is QUICK_REPLY, PHONE_NUMBER or URL.", Source.META_COMPONENTS, ButtonRules::type),
    BUTTON_TEXT("required", ERROR, "A button needs a text.", Source.META_COMPONENTS, ButtonRules::text),
    BUTTON_LENGTH("too-long", ERROR, "A button has at most 25 characters.", Source.META_COMPONENTS, ButtonRules::length),
    BUTTON_PHONE("invalid-phone", ERROR, "A phone number with its international prefix is required.", Source.PRODUCT, ButtonRules::phone),
    BUTTON_URL("invalid-url", ERROR, "A full URL is required, at most 2000 characters.", Source.META_COMPONENTS, ButtonRules::url),
    BUTTON_SHORT_LINK("short-link", ERROR, "A shortened link hides where it leads; providers refuse it.", Source.PRODUCT, ButtonRules::shortLink),
    BUTTON_URL_VARIABLE("variable-not-in-query", ERROR, "A URL's variable stands at the end of its query.",
            Source.META_COMPONENTS, ButtonRules::urlVariable);

    /** Where a rule comes from; pages of the WhatsApp Business Platform's documentation, or the product we start from. */
    public enum Source {
        META_COMPONENTS("Cloud API, templates/components"), META_CATEGORIES("Cloud API, templates/template-categorization"),
        META_LANGUAGES("Cloud API, templates/supported-languages"), META_LIMITS("Cloud API, templates/template-management"),
        META_UPLOAD("Graph API, guides/upload"), KALEYRA_MEDIA("Kaleyra, send-a-media-template-message-through-whatsapp"),
        PRODUCT("design, section 9");

        private final String page;

        Source(String page) {
            this.page = page;
        }

        public String page() {
            return page;
        }
    }

    private final String code;
    private final Severity severity;
    private final String sentence;
    private final Source source;
    private final Function<Subject, List<Place>> check;

    TemplateRule(String code, Severity severity, String sentence, Source source, Function<Subject, List<Place>> check) {
        this.code = code;
        this.severity = severity;
        this.sentence = sentence;
        this.source = source;
        this.check = check;
    }

    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }

    public Source source() {
        return source;
    }

    /** Everything of this severity that is wrong with the template, in the order of the rules. */
    public static List<FieldError> findings(Subject subject, Severity severity) {
        return Stream.of(values()).filter(rule -> rule.severity == severity).flatMap(rule -> rule.findings(subject)).toList();
    }

    /** Where the template breaks this rule; empty when it does not. */
    List<Place> places(Subject subject) {
        return check.apply(subject);
    }

    private Stream<FieldError> findings(Subject subject) {
        return places(subject).stream().map(place -> new FieldError(place.field(), code, sentence, place.position()));
    }
}
