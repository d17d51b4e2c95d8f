/**
 * Given names, for one purpose: where the rendering lost the line breaks of a list ("Francisco Franco Emilio Mola …"),
 * a given name after a family name begins the next person. Names that are as often family names (Franco, Lee, Grant,
 * Martin) are left out on purpose. By the language in which they are usual; spaces separate.
 */
const BY_LANGUAGE: Readonly<Record<string, string>> = {
  English:
    'Aaron Abner Abraham Adam Alan Albert Alec Alexander Alfred Allen Ambrose Amos Andrew Anthony Archibald Arthur Augustus Benjamin Bernard Bertram Brian Bruce Caleb Cecil Charles Christopher Clarence Claude Clement Colin Cornelius Cuthbert Cyril Daniel David Dennis Donald Douglas Duncan Dwight Earl Ebenezer Edgar Edmund Edward Edwin Eli Elijah Elizabeth Emmanuel Ephraim Eric Ernest Ethan Eugene Evan Ezra Felix Ferdinand Francis Frank Frederic Frederick Geoffrey George Gerald Gerard Gideon Gilbert Graham Gregory Guy Harold Harry Hector Henry Herbert Hiram Horace Horatio Hubert Hugh Humphrey Ian Ichabod Isaac Isaiah Israel Jacob James Jason Jasper Jedediah Jefferson Jeffrey Jeremiah Jeremy Jerome Jesse Joel John Jonas Jonathan Joseph Joshua Josiah Julian Julius Justin Keith Kenneth Laurence Lawrence Leonard Leslie Lewis Lionel Louis Lucius Luke Malcolm Mark Matthew Maurice Michael Miles Moses Nathan Nathanael Nathaniel Neil Nicholas Noah Norman Oliver Oscar Oswald Patrick Paul Percy Peter Philip Phillip Phineas Ralph Randolph Raymond Reginald Richard Robert Roderick Roger Roland Ronald Rufus Rupert Samuel Seth Sidney Silas Simeon Simon Solomon Stanley Stephen Steven Sylvester Terence Thaddeus Theodore Theophilus Thomas Timothy Tobias Ulysses Uriah Victor Vincent Walter Wilfred William Winfield Winston Zachariah Zachary Zebulon Anne Catherine Charlotte Eleanor Margaret Mary Matilda Victoria Braxton Ambrose Nathan Jubal Leonidas Joe Jack Courtney Trafford Quintin Trevor Ashley Carl Harlan Holland Lloyd Milton Orde Stonewall Troy Jim Tom Bill Bob Sam Dan',
  German:
    'Adalbert Adolf Albrecht Alfons Alfred Alois Andreas Anton August Balthasar Bernd Bernhard Berthold Bruno Christian Christoph Conrad Detlef Dieter Dietrich Eberhard Eckhard Eduard Egon Emil Erhard Erich Ernst Erwin Eugen Ewald Felix Ferdinand Franz Friedrich Fritz Georg Gerd Gerhard Gottfried Gotthard Gottlieb Gregor Gunther Günther Gustav Hans Heinrich Heinz Helmut Helmuth Herbert Hermann Hieronymus Hugo Ignaz Jakob Joachim Jochen Johann Johannes Josef Julius Jürgen Karl Karl-Heinz Kaspar Klaus Klemens Konrad Kurt Leopold Lothar Ludwig Manfred Maximilian Melchior Moritz Oskar Oswald Otto Paul Philipp Prokop Reinhard Richard Robert Rudolf Rüdiger Sebastian Sepp Siegfried Sigismund Theodor Ulrich Viktor Walther Werner Wilhelm Wolfgang Wolfram',
  French:
    'Achille Adolphe Aimable Alain Albert Alexandre Alphonse Amédée André Antoine Armand Auguste Augustin Aristide Barthélemy Baptiste Bernard Bertrand Blaise Camille Charles Christophe Claude Denis Dominique Édouard Edouard Émile Emile Emmanuel Étienne Etienne Eugène Eustache Fabien Ferdinand Fernand François Frédéric Gabriel Gaspard Gaston Georges Gérard Gilbert Gilles Guillaume Gustave Guy Henri Honoré Hubert Hugues Jacques Jean Jean-Baptiste Jean-Jacques Jean-Pierre Jérôme Joachim Joseph Jules Laurent Lazare Léon Léopold Louis Louis-Joseph Louis-Nicolas Lucien Marc Marcel Maurice Maxime Michel Nicolas Olivier Pascal Philippe Philibert Pierre Raoul Raymond Rémy René Robert Roland Romain Thierry Toussaint Urbain Victor Vincent Yves',
  Spanish:
    'Adolfo Agustín Alberto Alejandro Alfonso Alfredo Alonso Álvaro Alvaro Ambrosio Andrés Ángel Antonio Arturo Baltasar Bartolomé Benito Bernardo Blas Buenaventura Camilo Carlos Casto César Cipriano Claudio Cristóbal Diego Domingo Eduardo Emiliano Emilio Enrique Ernesto Esteban Eugenio Fadrique Federico Felipe Félix Fernando Fidel Francisco Gabriel Gaspar Gerardo Gonzalo Gregorio Guillermo Gustavo Heli Hernán Hernando Horacio Hugo Ignacio Íñigo Isidro Jaime Javier Jerónimo Jesús Joaquín Jorge José Josef Juan Julián Julio Justo Lázaro Leopoldo Lorenzo Lucas Luis Manuel Marcelino Marcos Mariano Mario Martín Mateo Mauricio Máximo Melchor Miguel Narciso Nicolás Octavio Óscar Pablo Pascual Pedro Pío Rafael Ramiro Ramón Raúl Ricardo Roberto Rodrigo Rolando Salvador Sancho Santiago Sebastián Segismundo Severino Simón Teodoro Timoteo Tomás Toribio Valentín Valeriano Vicente Víctor Ximeno María Isabel Dolores',
  Portuguese:
    'Afonso Álvaro André António Artur Bernardim Bernardo Brás Cristóvão Duarte Estêvão Fernão Francisco Gaspar Gomes Gonçalo Henrique Heitor Jerónimo João Jorge José Lourenço Luís Manoel Martim Matias Mem Nuno Paulo Pêro Rui Sebastião Simão Tomé Tristão Vasco',
  Italian:
    'Achille Agostino Alberto Alessandro Alfonso Amedeo Andrea Angelo Annibale Antonio Armando Arturo Bartolomeo Benedetto Benito Bernardo Camillo Carlo Cesare Cosimo Curzio Domenico Emanuele Emilio Enrico Ercole Ettore Eugenio Ezio Fabrizio Ferdinando Ferrante Filippo Francesco Galeazzo Gaetano Giacomo Gian Giancarlo Gianfranco Giorgio Giovanni Girolamo Giulio Giuseppe Guido Guglielmo Inigo Italo Lorenzo Luca Ludovico Luigi Marcantonio Marco Mario Massimo Matteo Maurizio Michele Muzio Niccolò Nicola Nino Oddone Orazio Ottavio Paolo Pasquale Pietro Pompeo Prospero Raimondo Renato Roberto Rodolfo Romeo Ruggero Salvatore Sebastiano Stefano Tommaso Ugo Umberto Vincenzo Virginio Vittorio',
  Dutch:
    'Adriaan Aert Cornelis Dirk Frederik Gerrit Gijsbert Gillis Hendrik Jacob Jan Jaap Johan Joost Joris Klaas Laurens Lambert Maarten Maurits Michiel Philips Piet Pieter Reinier Ruud Simon Tjerk Wijnand Willem Witte Wouter Zacharias',
  Scandinavian:
    'Anders Arne Arvid Asmund Axel Bengt Birger Bjørn Björn Carl Christer Claes Einar Erik Erlend Folke Frederik Fredrik Göran Gunnar Gustaf Haakon Håkon Hans Harald Henrik Ingvar Jens Johan Jørgen Karl Knud Knut Kristian Lars Lennart Magnus Mogens Niels Nils Oluf Olav Olaf Ole Otte Peder Per Poul Rasmus Rolf Sigurd Sigvard Søren Sten Sven Svein Torkel Torsten Trygve Aarne Aino Eino Eero Heikki Jarl Juho Kaarlo Kalle Matti Mikko Onni Paavo Pekka Ruben Toivo Väinö Veli Yrjö',
  Slavic:
    'Aleksandar Aleksandr Aleksander Aleksei Aleksey Alexei Alexey Anatoly Andrei Andrey Andriy Andrzej Anton Arkady Bartosz Bogdan Bohdan Boleslav Bolesław Boris Bronisław Czesław Danilo Denis Dimitar Dimitri Dmitri Dmitry Dmytro Dragan Dragoljub Draža Dušan Eduard Fedor Filipp Franjo Fyodor Gavril Gennady Georgi Georgiy Georgy Grigori Grigory Hryhoriy Henryk Ignacy Igor Ihor Ilya Ilarion Ivan Iwan Jakub Jan Janko Janusz Jarosław Jeremi Jerzy Józef Josip Kazimierz Kirill Kliment Konstantin Kosta Krzysztof Lavr Lavrenty Lazar Leonid Lev Leszek Maciej Maksim Marcin Marian Mateusz Matvei Michał Mieczysław Mihajlo Mihail Mikhail Mikołaj Milan Miloš Milutin Momčilo Mykola Nestor Nikita Nikola Nikolai Nikolay Oleg Oleksandr Oleksiy Osman Ostap Panteleimon Pavel Pavlo Pyotr Pavol Petar Petro Petr Piotr Prokopy Radko Radomir Radovan Ratko Roman Rodion Semyon Serhiy Sergei Sergey Slobodan Stanisław Stanislav Stepa Stepan Stefan Stevan Svetozar Szymon Tadeusz Timofey Tomasz Vaclav Václav Valentin Valery Vasil Vasily Vasyl Vladimir Vladislav Vladko Vojislav Volodymyr Vsevolod Vyacheslav Wacław Wiktor Wincenty Witold Władysław Wojciech Yakov Yan Yaroslav Yefim Yegor Yevgeny Yuri Yuriy Zbigniew Zdzisław Zoran Zygmunt Živojin Željko',
  Hungarian:
    'Ádám András Antal Artúr Béla Bálint Benedek Dezső Endre Ferenc Gábor Gabor Gáspár György Gyula Imre István Iván Janos János Jenő József Kálmán Károly Kristóf Lajos László Lázár Mátyás Mihály Miklós Móric Ottó Pál Péter Sándor Sebestyén Tamás Tibor Vilmos Zoltán Zsigmond',
  Romanian:
    'Alexandru Constantin Dumitru Gheorghe Grigore Ilie Ioan Ion Iuliu Mihai Nicolae Petre Petru Radu Ștefan Tudor Vasile Vlad',
  Greek:
    'Alexandros Andreas Anastasios Athanasios Charilaos Christos Dimitrios Evangelos Georgios Giorgos Ioannis Konstantinos Kyriakos Leonidas Markos Michail Nikolaos Odysseas Panagiotis Panagis Petros Spyridon Stefanos Stylianos Thanasis Theodoros Thrasyvoulos Vasileios Yannis',
  Latin:
    'Appius Aulus Decimus Fabius Flavius Gaius Gnaeus Lucius Manius Marcus Publius Quintus Servius Sextus Spurius Tiberius Titus',
  Japanese:
    'Chūichi Chuichi Gunichi Hajime Heihachirō Heihachiro Hideki Hitoshi Isoroku Iwane Jisaburō Jisaburo Kantarō Korechika Kuniaki Masaharu Minoru Mitsuru Nobutake Osami Raizō Raizo Renya Seishirō Shigetarō Shigeyoshi Shōji Shoji Soemu Sōsaku Sosaku Tadamichi Takeo Tamon Tomoyuki Yasuji',
  'Family names that come first': 'Oda Sanada Takeda Tokugawa Toyotomi Uesugi Nguyễn Trần Phạm',
};

/** Where a father's and a grandfather's given name follow a person's own, a given name begins no new person by itself. */
const BY_LANGUAGE_CHAINED: typeof BY_LANGUAGE = {
  Arabic:
    'Abbas Abdallah Abdel Abdul Abdul-Aziz Abdulaziz Abdulkarim Abdulla Abdullah Abdulrahman Abdurrahman Abu Adel Adnan Ahmad Ahmed Aisha Ali Amin Amr Anwar Ayman Bashar Bilal Fahd Faisal Farouk Fawzi Ghassan Habib Haidar Hafez Hamid Hamza Hasan Hashim Hassan Hatem Hisham Husayn Hussein Ibrahim Idris Ismail Jabir Jafar Jamal Kamal Kassim Khaled Khalid Khalifa Mahmoud Mahmud Mohamed Mohammad Mohammed Moussa Muammar Muhammad Mukhtar Munir Mustafa Mustapha Nabil Nasir Nasser Nizar Omar Osama Qasem Qasim Rashid Saad Saddam Said Salah Saleh Salim Salman Sami Sayyid Suleiman Sulayman Tahir Talal Tariq Umar Usama Uthman Yahya Yasin Yasser Yazid Yusuf Zaid Zayd Zayn Ziyad',
  'Turkish and Persian':
    'Akbar Alp Amir Aslan Bahram Bayezid Cemal Cevat Çakmak Daud Enver Esad Fahrettin Fevzi Ghulam Hacı Halil Halim Hüseyin Hürrem İbrahim İskender İsmail İsmet Kara Karim Kazım Kâzım Kemal Khosrow Koca Lala Mehmed Mehmet Mirza Muhsin Murad Nader Nuri Osman Ömer Piyale Rauf Refet Reza Rıza Rustam Sokollu Süleyman Şükrü Talat Timur Tiryaki Turgut Yakup Yusuf',
  African:
    'Amadou Aman Ange Blaise Boubacar Cheikh Didier Haile Ibrahima Idriss Jomo Kofi Kwame Laurent Mamadou Menelik Mengistu Meles Modibo Moussa Oumar Ousmane Salva Samora Seyoum Sékou Thomas Umaru Yoweri',
  'South Asian':
    'Ajit Arjun Bhim Chandra Deepak Gopal Harbaksh Jagjit Krishna Lakshman Mahadji Prem Ram Ranjit Shivaji',
};

const namesOf = (languages: typeof BY_LANGUAGE): ReadonlySet<string> =>
  new Set(Object.values(languages).flatMap((names) => names.split(' ')));

export const GIVEN_NAMES = namesOf(BY_LANGUAGE);
export const CHAINED_NAMES = namesOf(BY_LANGUAGE_CHAINED);
