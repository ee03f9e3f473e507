package org.hopperflow.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
@RequestMapping("/api/v1/lists")
class ListController {

    private final ListBook book;
    private final ContactListRepository lists;
    private final ContactFile file;

    ListController(ListBook book, ContactListRepository lists, ContactFile file) {
        this.book = book;
        this.lists = lists;
        this.file = file;
    }

    @PostMapping
    ResponseEntity<ListView> create(@RequestBody ListRequest request) {
        ContactList list = book.create(request);
        return ResponseEntity.created(URI.create("/api/v1/lists/" + list.id())).body(ListView.of(list, null));
    }

    @GetMapping
    Page<ListView> page(@RequestParam(required = false) UUID after, @RequestParam(required = false) Integer limit,
            @Parameter(description = "Part of the name, in any case") @RequestParam(required = false) String q) {
        int most = Page.limit(limit);
        return Page.of(lists.page(Texts.orNull(q), after, most + 1), most, ContactList::id).map(list -> ListView.of(list, null));
    }

    @GetMapping("/{id}")
    ListView one(@PathVariable ListId id) {
        return ListView.of(lists.require(id), lists.contacts(id));
    }

    @PatchMapping("/{id}")
    @Operation(description = "Another name, other types of custom fields, or both. Types hold for values that come from now on.")
    ListView change(@PathVariable ListId id, @RequestBody ListRequest request) {
        return ListView.of(book.change(id, request), null);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(description = "With its contacts. Refused while a campaign that is not completed uses the list, while a file is being "
            + "imported into it, and when it is the master list of an account.")
    void delete(@PathVariable ListId id) {
        book.delete(id);
    }

    @GetMapping("/{id}/contacts.csv")
    @Operation(description = "All contacts as a file that can be imported again. Cells that a spreadsheet would run as a formula begin "
            + "with an apostrophe, which an import takes away.")
    void export(@PathVariable ListId id, HttpServletResponse response) throws IOException {
        lists.require(id);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"contacts.csv\"");
        file.write(id, response.getWriter());
    }

    /** @param contacts how many it holds; left out where counting all lists would be dear */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ListView(ListId id, String name, List<ListField> fields, Instant createdAt, Long contacts) {

        static ListView of(ContactList list, Long contacts) {
            return new ListView(list.id(), list.name(), list.fields(), list.createdAt(), contacts);
        }
    }
}
