package org.hopperflow.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.Page;
import org.hopperflow.shared.RuleBroken;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/lists")
class ListController {

    private final ContactListRepository lists;
    private final Clock clock;

    ListController(ContactListRepository lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<ListView> create(@RequestBody ListRequest request) {
        request.check();
        ContactList list = ContactList.plain(ListId.next(), request.name().strip(), clock.instant());
        lists.insert(list);
        return ResponseEntity.created(URI.create("/api/v1/lists/" + list.id())).body(ListView.of(list, null));
    }

    @GetMapping
    Page<ListView> page(@RequestParam(required = false) UUID after, @RequestParam(required = false) Integer limit) {
        int most = Page.limit(limit);
        return Page.of(lists.page(null, after, most + 1), most, ContactList::id).map(list -> ListView.of(list, null));
    }

    @GetMapping("/{id}")
    ListView one(@PathVariable ListId id) {
        ContactList list = lists.find(id).orElseThrow(() -> RuleBroken.notFound("list", id));
        return ListView.of(list, lists.contacts(id));
    }

    record ListRequest(String name) {

        void check() {
            Invalid invalid = new Invalid().blank(name, "name");
            Texts.checkShort(invalid, "name", name);
            invalid.raise();
        }
    }

    /** @param contacts how many it holds; left out where counting all lists would be dear */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ListView(ListId id, String name, Instant createdAt, Long contacts) {

        static ListView of(ContactList list, Long contacts) {
            return new ListView(list.id(), list.name(), list.createdAt(), contacts);
        }
    }
}
