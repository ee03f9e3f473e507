package org.hopperflow.contact;

import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class ContactController {

    private final ContactBook book;
    private final Contacts known;
    private final ContactRepository contacts;
    private final ContactListRepository lists;

    ContactController(ContactBook book, Contacts known, ContactRepository contacts, ContactListRepository lists) {
        this.book = book;
        this.known = known;
        this.contacts = contacts;
        this.lists = lists;
    }

    @PostMapping("/lists/{list}/contacts")
    ResponseEntity<ContactView> add(@PathVariable ListId list, @RequestBody ContactRequest request) {
        Contact contact = book.add(list, request);
        return ResponseEntity.created(URI.create("/api/v1/contacts/" + contact.id())).body(ContactView.of(contact));
    }

    @GetMapping("/lists/{list}/contacts")
    Page<ContactView> page(@PathVariable ListId list, @RequestParam(required = false) UUID after,
            @RequestParam(required = false) Integer limit,
            @Parameter(description = "Part of a number, name or e-mail address") @RequestParam(required = false) String q) {
        lists.require(list);
        int most = Page.limit(limit);
        String typed = Texts.orNull(q);
        List<Contact> found = typed == null ? contacts.page(list, after, most + 1)
                : contacts.search(list, ContactSearch.of(typed), after, most + 1);
        return Page.of(found, most, Contact::id).map(ContactView::of);
    }

    @GetMapping("/contacts/{id}")
    ContactView one(@PathVariable ContactId id) {
        return ContactView.of(known.require(id));
    }

    @PatchMapping("/contacts/{id}")
    ContactView change(@PathVariable ContactId id, @RequestBody ContactRequest request) {
        return ContactView.of(book.change(id, request));
    }

    @DeleteMapping("/contacts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable ContactId id) {
        book.delete(id);
    }
}
