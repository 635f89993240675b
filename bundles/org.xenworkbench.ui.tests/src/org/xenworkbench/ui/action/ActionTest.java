/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.services.IServiceLocator;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Amount;
import org.xenworkbench.ui.action.Action.Asking;

/** A row for something of which only this test knows. */
class ActionTest {

  /** What is selected: a shelf as it was then. */
  private record Shelf(String id, int books) {
  }

  /** Knows what has become of the shelves. */
  private record Library(Map<String, Shelf> shelves) implements IServiceLocator {

    @Override
    public <T> @Nullable T getService(@Nullable Class<T> api) {
      return api == Library.class ? api.cast(this) : null;
    }

    @Override
    public boolean hasService(@Nullable Class<?> api) {
      return api == Library.class;
    }
  }

  private static final Subject<Shelf> SHELF = new Subject<>(Shelf.class, Shelf::id,
      (services, shelf) -> Optional.ofNullable(services.getService(Library.class).shelves().get(shelf.id())),
      "Select a shelf first.");

  private final List<String> done = new ArrayList<>();
  private final Action<Shelf> dust = new Action<>("org.example.dust", SHELF, Asking.NOTHING,
      (services, shelf) -> shelf.books() > 0 ? Optional.empty() : Optional.of("It is empty."),
      Optional.of((services, shelf) -> done.add("dusted " + shelf.id())));
  private final Action<Shelf> fill = new Action<>("org.example.fill", SHELF, (services, shelf) -> Optional.empty(),
      new Input<>("Books",
          (services, shelf) -> new Amount(Amount.Unit.COUNT, 1, 10 - shelf.books(), OptionalLong.empty()),
          (services, shelf, value) -> done.add("put " + value + " onto " + shelf.id())));
  private final Library library = new Library(Map.of("a", new Shelf("a", 3), "b", new Shelf("b", 0)));
  private final List<?> selected = List.of(new Shelf("a", 0), "no shelf", new Shelf("b", 9), new Shelf("gone", 1));

  @Test
  void actsOnWhatIsSelectedAsItIsNow() {
    Choice<Shelf> choice = dust.choose(library, selected);
    assertThat(choice.fit()).containsExactly(new Shelf("a", 3), new Shelf("gone", 1));
    assertThat(choice.leftOut()).containsExactly("b: It is empty.");
    assertThat(dust.isPossible(library, List.of("no shelf"))).isFalse();
    assertThat(choice.subject().wanted()).isEqualTo("Select a shelf first.");
  }

  @Test
  void numberIsAskedForWithTheRangeThatAllHave() {
    Choice<Shelf> choice = fill.choose(library, selected);
    Input<Shelf> input = fill.input().orElseThrow();
    assertThat(input.amount().apply(library, choice.fit().get(0)).range()).isEqualTo("1 to 7");
    choice.fit().forEach(shelf -> input.of(2).with(library, shelf));
    assertThat(done).containsExactly("put 2 onto a", "put 2 onto b", "put 2 onto gone");
  }

  @Test
  void rowsOfABundleAreFoundByNameOrCommand() {
    Actions table = new Actions(List.of(() -> List.of(dust, fill.named("fillUp"))));
    assertThat(table.of("dust")).isSameAs(dust);
    assertThat(table.of("org.example.dust")).isSameAs(dust);
    assertThat(table.of("fillUp").command()).isEqualTo("org.example.fill");
    assertThat(table.all()).hasSize(new Actions().all().size() + 2);
  }
}
