package io.drydock.chapters.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.drydock.chapters.command.ApiServerCommand;
import io.drydock.chapters.main.CommandFailed;
import io.drydock.chapters.main.Logs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

// tag::answer[]
class ExerciseTest {
    private static CompletedServerRunOptions completed(String... flags) throws CommandFailed {
        List<CompletedServerRunOptions> runs = new ArrayList<>();
        new ApiServerCommand(Completion.then((options, logs) -> runs.add(options)), System.out, 80)
                .execute(List.of(flags), new Logs(System.err));
        return runs.getFirst();
    }

    @Test
    void an_unspecified_address_is_as_good_as_none() throws CommandFailed {
        assertFalse(completed("--advertise-address=0.0.0.0").advertiseAddress().isUnspecified());
    }

    @Test
    void a_block_begins_where_its_bits_say_and_not_where_it_was_written() throws CommandFailed {
        assertEquals(
                "10.0.0.1",
                completed("--service-cluster-ip-range=10.0.0.7/24")
                        .apiServerServiceAddress()
                        .toString());
    }
}
// end::answer[]
