package org.hopperflow.interaction;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hopperflow.contact.Contact;
import org.hopperflow.media.MediaKind;
import org.hopperflow.message.Attachment;
import org.hopperflow.message.NewAttempt;
import org.hopperflow.message.ServiceWindow;
import org.hopperflow.message.TranscriptMessage;
import org.hopperflow.message.WindowFacts;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InboundMessageId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.ServiceWindowStart;
import org.hopperflow.shared.TemplateId;
import org.hopperflow.template.Mapping;
import org.hopperflow.template.Template;
import org.springframework.context.event.EventListener;

/** The rooms around this one, in memory: what they were asked, and what they answer. */
public class Neighbours {

    static final ZoneId ROME = ZoneId.of("Europe/Rome");

    final List<Object> events = new CopyOnWriteArrayList<>();
    final Map<AttemptId, NewAttempt> queued = new ConcurrentHashMap<>();
    final Map<InboundMessageId, InteractionId> assigned = new ConcurrentHashMap<>();
    final Map<EntryId, InteractionId> assignedEntries = new ConcurrentHashMap<>();
    /** Conversations of which somebody heard while nothing said in them could be read yet. */
    final Set<InteractionId> heardEmpty = ConcurrentHashMap.newKeySet();
    final Map<InteractionId, List<TranscriptMessage>> said = new ConcurrentHashMap<>();
    final Map<String, Contact> people = new ConcurrentHashMap<>();
    final Map<TemplateId, Template> templates = new ConcurrentHashMap<>();
    final Map<AccountKey, Template> recontactTemplates = new ConcurrentHashMap<>();
    final Set<String> suppressed = ConcurrentHashMap.newKeySet();
    final Set<String> noMarketing = ConcurrentHashMap.newKeySet();
    volatile boolean unreachable;
    private final Clock clock;

    Neighbours(Clock clock) {
        this.clock = clock;
    }

    @EventListener({AgentInteractionOpened.class, ConversationMoved.class, CustomerReplied.class, InteractionClosed.class})
    void heard(Object event) {
        events.add(event);
        if (event instanceof AgentInteractionOpened opened && !assigned.containsValue(opened.interactionId())
                && !assignedEntries.containsValue(opened.interactionId())) {
            heardEmpty.add(opened.interactionId());
        }
    }

    // message.Attachments

    public Attachment of(String mediaId, String caption) {
        MediaId id = MediaId.of(mediaId);
        return new Attachment(new MessageContent.File(new MessageContent.HeaderMedia(MediaKind.IMAGE, id), caption), "[a.png]\n" + caption);
    }

    public void sendable(AccountKey account) {
        if (unreachable) {
            throw RuleBroken.conflict("no-public-address", "Nobody can fetch it.");
        }
    }

    // message.Ledger

    public AttemptId queue(NewAttempt attempt) {
        AttemptId id = AttemptId.next();
        queued.put(id, attempt);
        return id;
    }

    public Optional<TemplateId> templateOf(AttemptId attempt) {
        return Optional.ofNullable(queued.get(attempt)).map(NewAttempt::templateId);
    }

    List<Map.Entry<AttemptId, NewAttempt>> queuedTo(String phone) {
        return queued.entrySet().stream().filter(attempt -> attempt.getValue().to().equals(phone)).toList();
    }

    // message.Transcripts

    public List<TranscriptMessage> of(InteractionId interaction, int limit) {
        return said.getOrDefault(interaction, List.of());
    }

    public boolean customerWroteSince(InteractionId interaction, InboundMessageId lastSeen) {
        return assigned.entrySet().stream().anyMatch(said -> said.getValue().equals(interaction)
                && said.getKey().value().compareTo(lastSeen.value()) > 0);
    }

    public void assign(InboundMessageId message, InteractionId interaction) {
        assigned.put(message, interaction);
    }

    public void assignEntry(EntryId entry, InteractionId interaction) {
        assignedEntries.put(entry, interaction);
    }

    // message.Conversations: the default rule, 24 hours from the template, else from the customer's first message

    public ServiceWindow.State window(WindowFacts facts) {
        return ServiceWindow.at(clock.instant(), ServiceWindowStart.TEMPLATE_SENT, facts);
    }

    // message.SendingAccounts

    public Optional<TemplateId> recontactTemplate(AccountKey account) {
        return Optional.ofNullable(recontactTemplates.get(account)).map(Template::id);
    }

    public ZoneId timeZone(AccountKey account) {
        return ROME;
    }

    public void requireAccount(AccountKey account) {
        if (account.value().startsWith("no")) {
            throw RuleBroken.notFound("account", account);
        }
    }

    // contact.Contacts

    public Map<ContactId, Contact> byIds(Collection<ContactId> ids) {
        return people.values().stream().filter(person -> ids.contains(person.id()))
                .collect(Collectors.toMap(Contact::id, Function.identity()));
    }

    public Contact require(ContactId id) {
        return byIds(List.of(id)).get(id);
    }

    public Contact inMasterList(AccountKey account, String phone, String profileName) {
        return people.computeIfAbsent(phone, number -> new Contact(ContactId.next(), ListId.next(), number, number, profileName, null, null,
                Map.of("city", "Turin"), null, null));
    }

    // contact.Suppressions

    public boolean suppressed(AccountKey account, String phone, boolean marketing) {
        return suppressed.contains(phone) || marketing && noMarketing.contains(phone);
    }

    public void suppress(AccountKey account, String phone, String reason) {
        suppressed.add(phone);
    }

    // template.Templates

    public Optional<Template> find(TemplateId id) {
        return Optional.ofNullable(templates.get(id));
    }

    public void checkFile(Template template) {
        if (template.lacksFile()) {
            throw RuleBroken.conflict("template-file-missing", "There is no file for its header.");
        }
    }

    /** The account gets a recontact template that says {@code text}; it is marketing. */
    void recontactTemplate(AccountKey account, String text) {
        recontactTemplates.put(account, template(account, "MARKETING", text));
    }

    /** An approved template for agents without variables, unless the text has some: those are not mapped. */
    Template template(AccountKey account, String category, String text) {
        return keep(new Template(TemplateId.next(), account, null, draft(category, text), Template.APPROVED, null, null, Mapping.NONE, false,
                true, clock.instant(), null));
    }

    Template keep(Template template) {
        templates.put(template.id(), template);
        return template;
    }

    static TemplateDraft draft(String category, String text) {
        return new TemplateDraft("for_agents", category, "en", null, text, null, List.of(), new TemplateDraft.Examples(null, null, null));
    }
}
