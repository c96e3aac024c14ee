package io.drydock.kubeapiserver.registry.rbac;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.authorization.rbac.RoleBinding;
import io.drydock.apiserver.authorization.rbac.Subject;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How bindings look in a table: the role they grant, and in wide output to whom.
 *
 * @see "Go: pkg/printers/internalversion/printers.go: printRoleBinding, printClusterRoleBinding"
 */
final class BindingTable {
    static final Table TABLE = Table.withColumns(
                    TableColumn.ofName(),
                    TableColumn.text("Role"),
                    TableColumn.text("Age"),
                    TableColumn.wideText("Users"),
                    TableColumn.wideText("Groups"),
                    TableColumn.wideText("ServiceAccounts"))
            .withRows(BindingTable::row);

    private BindingTable() {}

    private static TableRow row(KubeObject object, Instant now) {
        RoleBinding binding = RoleBinding.of(object);
        return TableRow.of(
                object.name(),
                binding.roleRef().kind() + "/" + binding.roleRef().name(),
                Cells.age(object, now),
                subjects(binding, Subject.USER, Subject::name),
                subjects(binding, Subject.GROUP, Subject::name),
                subjects(binding, Subject.SERVICE_ACCOUNT, account -> account.namespace() + "/" + account.name()));
    }

    private static String subjects(RoleBinding binding, String kind, Function<Subject, String> text) {
        return binding.subjects().stream()
                .filter(subject -> subject.kind().equals(kind))
                .map(text)
                .collect(Collectors.joining(", "));
    }
}
