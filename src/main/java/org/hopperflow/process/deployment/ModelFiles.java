package org.hopperflow.process.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The models we ship: the repository's folders {@code bpmn} and {@code forms}, which the build puts on the class path. */
@Component
class ModelFiles {

    private static final List<String> FOLDERS = List.of("bpmn", "forms");

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

    /** Sorted by name. */
    List<ModelFile> all() {
        try {
            List<ModelFile> files = new ArrayList<>();
            for (String folder : FOLDERS) {
                files.addAll(in(folder));
            }
            files.sort(Comparator.comparing(ModelFile::name));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ModelFile> in(String folder) throws IOException {
        List<ModelFile> files = new ArrayList<>();
        for (Resource resource : resources.getResources("classpath*:" + folder + "/*")) {
            String name = folder + "/" + resource.getFilename();
            if (ModelFile.deployable(name)) {
                files.add(read(name, resource));
            }
        }
        return files;
    }

    private static ModelFile read(String name, Resource resource) throws IOException {
        try (InputStream content = resource.getInputStream()) {
            return new ModelFile(name, content.readAllBytes());
        }
    }
}
