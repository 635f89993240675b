/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What sources declare publicly, with its javadoc, which class files do not keep.
 *
 * @param name the type's, or the type's and the constant's
 * @param isType whether it is a type that no other encloses; else it is a constant
 * @param javadoc what is written of it
 */
record Declaration(String name, boolean isType, Optional<String> javadoc) {

  /** The public types of source files, and their public constants. */
  static List<Declaration> of(Collection<Path> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task = (JavacTask) compiler.getTask(null, manager, null, null, null,
          manager.getJavaFileObjectsFromPaths(files));
      Scanner scanner = new Scanner(Trees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        scanner.scan(unit, null);
      }
      return scanner.found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Scanner extends TreePathScanner<Void, Void> {

    private final List<Declaration> found = new ArrayList<>();
    private final Trees trees;

    Scanner(Trees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
      boolean enclosed = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
      if (!isPublic(type.getModifiers().getFlags())) {
        return null; // and what is in it is not public either
      }
      if (!enclosed) {
        add(type.getSimpleName().toString(), true);
      }
      return super.visitClass(type, none);
    }

    @Override
    public Void visitVariable(VariableTree variable, Void none) {
      Set<Modifier> flags = variable.getModifiers().getFlags();
      if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type && isPublic(flags)
          && (flags.contains(Modifier.STATIC) || type.getKind() == Kind.INTERFACE)) {
        add(type.getSimpleName() + "." + variable.getName(), false);
      }
      return null;
    }

    private boolean isPublic(Set<Modifier> flags) {
      TreePath parent = getCurrentPath().getParentPath();
      return flags.contains(Modifier.PUBLIC) || parent.getLeaf().getKind() == Kind.INTERFACE;
    }

    private void add(String name, boolean isType) {
      found.add(new Declaration(name, isType, Optional.ofNullable(trees.getDocComment(getCurrentPath()))));
    }
  }
}
