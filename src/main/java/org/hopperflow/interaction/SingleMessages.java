package org.hopperflow.interaction;

import java.util.Map;
import java.util.Optional;
import org.hopperflow.contact.Contact;
import org.hopperflow.contact.Contacts;
import org.hopperflow.message.Origin;
import org.hopperflow.message.SendingAccounts;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.PhoneNumbers;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

/**
 * One template to one customer, outside every campaign. One that is available to agents begins a conversation, so that the answer comes to
 * who sent it; any other is a manager's, and its answer comes to the queue like a message out of the blue.
 */
@Component
class SingleMessages {

    private final SendingAccounts accounts;
    private final Contacts contacts;
    private final TemplateChoice choice;
    private final NewConversations beginnings;
    private final Outgoing outgoing;

    SingleMessages(SendingAccounts accounts, Contacts contacts, TemplateChoice choice, NewConversations beginnings, Outgoing outgoing) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.choice = choice;
        this.beginnings = beginnings;
        this.outgoing = outgoing;
    }

    /** @param phone of the customer, or @param contactId theirs */
    record Order(AccountKey account, String phone, ContactId contactId, TemplateOrder template) {
    }

    Sent send(Order order, Caller sender) {
        if (!sender.sees(order.account())) {
            throw RuleBroken.notFound("account", order.account());
        }
        accounts.requireAccount(order.account());
        Optional<Contact> contact = contact(order);
        Interaction.Customer customer = new Interaction.Customer(order.account(), number(order, contact));
        order.template().checked();
        return choice.availableToAgents(order.account(), order.template()) || !sender.runs()
                ? begin(order, sender, customer, contact) : oneWay(order, sender, customer, contact);
    }

    private Sent begin(Order order, Caller sender, Interaction.Customer customer, Optional<Contact> known) {
        ChosenTemplate template = choice.ofAgents(customer, order.template());
        beginnings.refuseBeside(customer);
        ContactId contact = known.orElseGet(() -> contacts.inMasterList(customer.account(), customer.phone(), null)).id();
        return beginnings.begin(new NewConversations.Beginning(customer, contact, sender.name(), sender.agent()), template);
    }

    private Sent oneWay(Order order, Caller sender, Interaction.Customer customer, Optional<Contact> contact) {
        ChosenTemplate template = choice.ofAnyone(customer, order.template());
        Map<String, String> fields = contact.map(Contact::fields).orElse(Map.of());
        return new Sent(outgoing.queue(template.to(customer.phone(), fields, Origin.single(sender.name()))), null);
    }

    private Optional<Contact> contact(Order order) {
        return Optional.ofNullable(order.contactId()).map(contacts::require);
    }

    private static String number(Order order, Optional<Contact> contact) {
        String phone = contact.map(Contact::phone).orElseGet(() -> PhoneNumbers.digits(order.phone()));
        String field = contact.isPresent() ? "contactId" : "phone";
        new Invalid()
                .when(!PhoneNumbers.sendable(phone), field, "too-short", "\"" + field + "\" needs a number of at least 5 digits.")
                .when(phone != null && phone.length() > PhoneNumbers.MAX_DIGITS, field, "too-long", "\"phone\" has more than 30 digits.")
                .when(order.template().templateId() == null, "templateId", "required", "\"templateId\" is required.")
                .raise();
        return phone;
    }
}
