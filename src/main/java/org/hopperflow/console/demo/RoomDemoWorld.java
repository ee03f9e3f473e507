package org.hopperflow.console.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hopperflow.account.Accounts;
import org.hopperflow.contact.ContactLists;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.TemplateId;
import org.hopperflow.provider.SandboxFates;
import org.hopperflow.provider.SandboxTemplates;
import org.hopperflow.template.Template;
import org.hopperflow.template.TemplateChange;
import org.hopperflow.template.Templates;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Asks the rooms what the API would ask them. */
@Component
class RoomDemoWorld implements DemoWorld {

    private static final int NEWEST = 200;

    private final Accounts accounts;
    private final ContactLists lists;
    private final Templates templates;
    private final ObjectProvider<SandboxFates> fates;
    private final ObjectProvider<SandboxTemplates> life;
    private final ObjectMapper json;

    RoomDemoWorld(Accounts accounts, ContactLists lists, Templates templates, ObjectProvider<SandboxFates> fates,
            ObjectProvider<SandboxTemplates> life, ObjectMapper json) {
        this.accounts = accounts;
        this.lists = lists;
        this.templates = templates;
        this.fates = fates;
        this.life = life;
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

    @Override
    public TemplateId template() {
        Template submitted = templates.create(json.valueToTree(DemoTexts.template()));
        return templates.map(submitted.id(), json.valueToTree(DemoTexts.mapping())).id();
    }

    @Override
    public void kaleyra() {
        if (accounts.find(DemoTexts.KALEYRA).isEmpty()) {
            accounts.create(json.valueToTree(DemoTexts.kaleyra()));
        }
    }

    @Override
    public void living() {
        templates.create(json.valueToTree(DemoTexts.living()));
    }

    @Override
    public List<String> lived() {
        return demos(DemoTexts.LIVING).findFirst().map(Template::id).map(templates::history).orElse(List.of()).stream()
                .map(TemplateChange::status).toList();
    }

    @Override
    public void pause() {
        life.getObject().pause(DemoTexts.ACCOUNT, DemoTexts.LIVING, DemoTexts.COMPLAINTS);
    }

    @Override
    public void approveAgain() {
        life.getObject().approveAgain(DemoTexts.ACCOUNT, DemoTexts.LIVING);
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
        try (InputStream csv = contacts()) {
            fates.getObject().seedFrom(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Offer> offer() {
        return template(DemoTexts.TEMPLATE).flatMap(template -> lists.newest(NEWEST).stream()
                .filter(list -> list.name().equals(DemoTexts.LIST)).findFirst()
                .map(list -> new Offer(template, list.id())));
    }

    private Optional<TemplateId> template(String name) {
        return demos(name)
                .filter(template -> template.sendable() && template.unmapped().isEmpty())
                .map(Template::id).findFirst();
    }

    private Stream<Template> demos(String name) {
        return templates.all(NEWEST).stream()
                .filter(template -> template.accountKey().equals(DemoTexts.ACCOUNT) && template.name().equals(name));
    }

    private static InputStream contacts() throws IOException {
        return new ClassPathResource(DemoTexts.CONTACTS).getInputStream();
    }
}
