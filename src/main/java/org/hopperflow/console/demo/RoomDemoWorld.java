package org.hopperflow.console.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.hopperflow.account.Accounts;
import org.hopperflow.contact.ContactLists;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.TemplateId;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Asks the rooms what the API would ask them. */
@Component
class RoomDemoWorld implements DemoWorld {

    private static final int NEWEST = 200;

    private final Accounts accounts;
    private final ContactLists lists;
    private final ObjectMapper json;

    RoomDemoWorld(Accounts accounts, ContactLists lists, ObjectMapper json) {
        this.accounts = accounts;
        this.lists = lists;
        this.json = json;
    }

    @Override
    public boolean exists() {
        return accounts.find(DemoTexts.ACCOUNT).isPresent();
    }

    @Override
    public void account() {
        accounts.create(json.valueToTree(DemoTexts.account()));
    }

    /** Needs the template room: submit {@link DemoTexts#template()}, then map it with {@link DemoTexts#mapping()}. */
    @Override
    public TemplateId template() {
        throw new UnsupportedOperationException("the template room is not there yet");
    }

    @Override
    public ListId list() {
        ListId list = lists.create(DemoTexts.LIST);
        try (InputStream contacts = contacts()) {
            lists.importInto(list, contacts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return list;
    }

    /** Needs the sandbox: hand it the same file. */
    @Override
    public void fates() {
        throw new UnsupportedOperationException("the sandbox is not there yet");
    }

    @Override
    public Optional<Offer> offer() {
        return template(DemoTexts.TEMPLATE).flatMap(template -> lists.newest(NEWEST).stream()
                .filter(list -> list.name().equals(DemoTexts.LIST)).findFirst()
                .map(list -> new Offer(template, list.id())));
    }

    /** Needs the template room: the sendable template of the demo's account with this name. */
    private Optional<TemplateId> template(String name) {
        return Optional.empty();
    }

    private static InputStream contacts() throws IOException {
        return new ClassPathResource(DemoTexts.CONTACTS).getInputStream();
    }
}
